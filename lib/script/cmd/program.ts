import type { Plan, ScriptLine } from '../../model'
import { frame } from '../lines'
import { has } from './needs'

const raw = String.raw

/** Programs that are run whole: ARGUMENTS is set before the call, and reaches them as it is. */
export function programRoutines(plan: Plan): ScriptLine[] {
  return [
    ...(has(plan, 'permissions') ? PERMISSIONS : []),
    ...(has(plan, 'ownership') ? OWNERSHIP : []),
    ...(has(plan, 'program') ? PROGRAM : []),
  ]
}

const PERMISSIONS = frame(raw`

:permissions
set "KIND=permissions"
set "PLACE=%~1"
set "ITEM=permissions"
set "BELOW=%~2"
rem A backslash before the closing quote would escape it; a dot after it is the same folder.
set "PATH_GIVEN=%PLACE%"
if "%PLACE:~-1%"=="\" set "PATH_GIVEN=%PLACE%."
set "AFTER="
set "SUCCESS=0"
if "%DO%"=="restore" goto act
goto deed
:permissions_read
if exist "%PLACE%" set "NOW=present"
goto :eof
:permissions_do
set "IS=present"
call :keep
if defined PROBLEM goto :eof
"%SYSTEM32%\icacls.exe" "%PATH_GIVEN%" %ARGUMENTS% <nul
set "CODE=%ERRORLEVEL%"
rem Granted once more, rights are what they were: that is no change for a restart to follow.
"%SYSTEM32%\icacls.exe" "%PATH_GIVEN%" /save "%RUN%\permissions.txt" %BELOW% /q >nul 2>&1
"%SYSTEM32%\fc.exe" /b "%RUN%\before-%KEPT_FILES%" "%RUN%\permissions.txt" >nul 2>&1
if not errorlevel 1 set "UNCHANGED=1"
if exist "%RUN%\permissions.txt" del /q "%RUN%\permissions.txt"
goto :eof
:permissions_keep
set /a KEPT_FILES+=1
set "KEPT=file %KEPT_FILES%"
"%SYSTEM32%\icacls.exe" "%PATH_GIVEN%" /save "%RUN%\before-%KEPT_FILES%" %BELOW% /q >nul
if errorlevel 1 set "PROBLEM=the permissions of %PLACE% could not be kept, so they were left as they are."
goto :eof
:permissions_back
rem What was saved has names from the folder above on.
for %%p in ("%PLACE%") do "%SYSTEM32%\icacls.exe" "%%~dpp." /restore "%RUN%\before-%FILE%" /q >nul
if not errorlevel 1 set "BACK=1"
goto :eof`)

const OWNERSHIP = frame(raw`

:ownership
set "KIND=ownership"
set "PLACE=%~1"
set "ITEM=owner"
set "PATH_GIVEN=%PLACE%"
if "%PLACE:~-1%"=="\" set "PATH_GIVEN=%PLACE%."
set "AFTER="
set "SUCCESS=0"
goto deed
:ownership_do
"%SYSTEM32%\takeown.exe" /f "%PATH_GIVEN%" %ARGUMENTS% <nul
set "CODE=%ERRORLEVEL%"
rem Who owns it matters to nothing that is restarted.
set "UNCHANGED=1"
goto :eof`)

const PROGRAM = frame(raw`

:program
set "KIND=program"
set "PLACE=%~1"
set "ITEM="
set "SUCCESS=%~2"
set "AFTER=%~3"
if not defined ARGUMENTS goto deed
set "ITEM=%ARGUMENTS:"=%"
goto deed
:program_do
rem No program is answered: one that asks does nothing, and says so by its exit code.
"%SYSTEM32%\%PLACE%.exe" %ARGUMENTS% <nul
set "CODE=%ERRORLEVEL%"
goto :eof`)
