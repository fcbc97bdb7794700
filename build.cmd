@echo off
rem Finds a JDK 25 or newer and runs Maven on it: build [maven arguments]; without any, `verify`.
rem
rem   FAIRLEAD_JDK  folder of the JDK to use, in place of the first one found
rem   FAIRLEAD_MVN  the Maven to use, in place of the mvn on the PATH
rem
rem Unlike ./build it fetches no Maven.
setlocal
call "%~dp0distribution\archive\src\main\bin\java-home.cmd" javac || exit /b 1
set "JAVA_HOME=%FAIRLEAD_JAVA_HOME%"
set "MAVEN_OPTS=-Djansi.noreset=true --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"
set "maven=mvn"
if defined FAIRLEAD_MVN set "maven=%FAIRLEAD_MVN%"
where "%maven%" >nul 2>&1 || if not exist "%maven%" goto :no_maven
cd /d "%~dp0"
if "%~1" == "" (call "%maven%" verify) else (call "%maven%" %*)
exit /b %ERRORLEVEL%

:no_maven
if defined FAIRLEAD_MVN (
    echo FAIRLEAD_MVN: found no program "%FAIRLEAD_MVN%", expected a Maven 1>&2
) else (
    echo No Maven found: install Maven 3.8.7 or newer, or set FAIRLEAD_MVN to its mvn.cmd 1>&2
)
exit /b 1
