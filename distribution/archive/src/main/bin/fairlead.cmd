@echo off
rem Starts Fairlead: bin\fairlead [arguments]. `bin\fairlead --help` lists them.
rem
rem   FAIRLEAD_JDK        folder of the Java 25 (or newer) to use, in place of the first one found
rem   FAIRLEAD_JAVA_OPTS  more options for the JVM; they win over the ones below
setlocal
if /i "%~1" == "prepare" (
    echo fairlead: found prepare, expected another command: only bin/fairlead, which is for other systems, has it 1>&2
    exit /b 2
)
for %%H in ("%~dp0..") do set "home=%%~fH"
if exist "%home%\runtime\bin\java.exe" (
    set "FAIRLEAD_JAVA_HOME=%home%\runtime"
) else (
    call "%home%\bin\java-home.cmd" java || exit /b 1
)
rem The JVM refuses two collectors.
set "collector=-XX:+UseSerialGC"
echo "%FAIRLEAD_JAVA_OPTS%" | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul && set "collector="
rem The event loops carry virtual threads themselves, which the JDK has to be opened for.
"%FAIRLEAD_JAVA_HOME%\bin\java" %collector% -XX:+UseCompactObjectHeaders -Xshare:auto --add-opens=java.base/java.lang=ALL-UNNAMED "-Dfairlead.home=%home%" "-Djava.util.logging.config.file=%home%\conf\logging.properties" %FAIRLEAD_JAVA_OPTS% -cp "%home%\lib\*" io.fairlead.server.Main %*
exit /b %ERRORLEVEL%
