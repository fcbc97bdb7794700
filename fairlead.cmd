@echo off
rem Runs Fairlead from the source tree: fairlead [arguments]. Builds the archive first if it is missing or older than a source.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0fairlead.ps1" %*
exit /b %ERRORLEVEL%
