@echo off
rem Finds a JDK 25 or newer and runs Maven on it: build [maven arguments]; without any, `verify`.
rem
rem   FAIRLEAD_JDK  folder of the JDK to use, in place of the first one found
rem   FAIRLEAD_MVN  the Maven to use, in place of the mvn on the PATH
setlocal
call "%~dp0distribution\archive\src\main\bin\java-home.cmd" javac || exit /b 1
set "JAVA_HOME=%FAIRLEAD_JAVA_HOME%"
set "MAVEN_OPTS=-Djansi.noreset=true --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"
if not defined FAIRLEAD_MVN set "FAIRLEAD_MVN=mvn"
where "%FAIRLEAD_MVN%" >nul 2>&1 || if not exist "%FAIRLEAD_MVN%" (
    echo No Maven found: install Maven 3.8.7 or newer, or set FAIRLEAD_MVN to its mvn.cmd 1>&2
    exit /b 1
)
cd /d "%~dp0"
if "%~1" == "" (call "%FAIRLEAD_MVN%" verify) else (call "%FAIRLEAD_MVN%" %*)
exit /b %ERRORLEVEL%
