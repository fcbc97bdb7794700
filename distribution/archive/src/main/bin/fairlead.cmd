@echo off
rem Starts Fairlead: bin\fairlead [arguments]. `bin\fairlead --help` lists them.
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
"%FAIRLEAD_JAVA_HOME%\bin\java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xshare:auto "-Dfairlead.home=%home%" "-Djava.util.logging.config.file=%home%\conf\logging.properties" %FAIRLEAD_JAVA_OPTS% -cp "%home%\lib\*" io.fairlead.server.Main %*
exit /b %ERRORLEVEL%
