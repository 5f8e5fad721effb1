@echo off
rem Rollcall.exe is a program with windows: a prompt neither waits for it nor sees its exit code. A script does both.
"%~dp0..\Rollcall.exe" %*
exit /b %ERRORLEVEL%
