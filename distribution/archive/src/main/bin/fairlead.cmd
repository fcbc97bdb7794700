@echo off
rem Starts Fairlead: bin\fairlead [arguments]. `bin\fairlead --help` lists them.
rem
rem `bin\fairlead prepare` has this Java write down what a gateway needs, for starts in half the time. It is of use until Java
rem or the archive change, and then ignored.
rem
rem   FAIRLEAD_JDK        folder of the Java 25 (or newer) to use, in place of the first one found
rem   FAIRLEAD_JAVA_OPTS  more options for the JVM; they win over the ones below
setlocal
for %%H in ("%~dp0..") do set "home=%%~fH"
if exist "%home%\runtime\bin\java.exe" (
    set "FAIRLEAD_JAVA_HOME=%home%\runtime"
) else (
    call "%home%\bin\java-home.cmd" java || exit /b 1
)
rem The JVM refuses two collectors.
set "collector=-XX:+UseSerialGC"
echo "%FAIRLEAD_JAVA_OPTS%" | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul && set "collector="
set "cache=%home%\cache\fairlead.aot"
set "ahead=-Xshare:auto"
set "arguments=%*"
if exist "%cache%" set "ahead=-XX:AOTCache=%cache%"
if "%~1"=="prepare" (
    if not exist "%home%\cache" mkdir "%home%\cache"
    set "ahead=-XX:AOTCacheOutput=%cache%"
    set "arguments=rehearse"
)
rem The event loops carry virtual threads themselves, which the JDK has to be opened for.
"%FAIRLEAD_JAVA_HOME%\bin\java" %collector% -XX:+UseCompactObjectHeaders "%ahead%" -Xlog:aot*=off --add-opens=java.base/java.lang=ALL-UNNAMED "-Dfairlead.home=%home%" "-Djava.util.logging.config.file=%home%\conf\logging.properties" %FAIRLEAD_JAVA_OPTS% -cp "%home%\lib\*" io.fairlead.server.Main %arguments%
exit /b %ERRORLEVEL%
