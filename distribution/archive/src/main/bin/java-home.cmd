@rem Called by bin\fairlead.cmd and by the build scripts of the source tree.
@rem
@rem java-home.cmd <program>: sets FAIRLEAD_JAVA_HOME to the first installation of Java 25 or newer that has bin\<program>.exe.
@rem Looked at in this order: FAIRLEAD_JDK, JAVA_HOME, PATH, then the places where installers put JDKs.
@set "FAIRLEAD_JAVA_HOME="
@if not defined FAIRLEAD_JDK goto :search
@call :fits "%FAIRLEAD_JDK%" %1
@if defined FAIRLEAD_JAVA_HOME exit /b 0
@echo FAIRLEAD_JDK is %FAIRLEAD_JDK%: expected the folder of a JDK 25 or newer 1>&2
@exit /b 1

:search
@if defined JAVA_HOME call :fits "%JAVA_HOME%" %1
@if defined FAIRLEAD_JAVA_HOME exit /b 0
@for %%P in (%1.exe) do @if not "%%~$PATH:P" == "" for %%B in ("%%~dp$PATH:P..") do @call :fits "%%~fB" %1
@if defined FAIRLEAD_JAVA_HOME exit /b 0
@for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do @if exist "%%~R" for /d %%H in ("%%~R\*") do @call :either "%%~fH" %1
@if defined FAIRLEAD_JAVA_HOME exit /b 0
@set "FAIRLEAD_JAVA_KIND=Java"
@if "%~1" == "javac" set "FAIRLEAD_JAVA_KIND=JDK"
@echo No %FAIRLEAD_JAVA_KIND% 25 or newer found: install one (Eclipse Temurin for example) or set FAIRLEAD_JDK to its folder 1>&2
@exit /b 1

:either
@call :fits %1 %2
@call :fits "%~1\current" %2
@exit /b 0

:fits
@if defined FAIRLEAD_JAVA_HOME exit /b 0
@if not exist "%~1\bin\%~2.exe" exit /b 0
@if not exist "%~1\release" exit /b 0
@for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do @for /f "tokens=1 delims=.-+" %%F in ("%%~V") do @if %%F geq 25 set "FAIRLEAD_JAVA_HOME=%~1"
@exit /b 0
