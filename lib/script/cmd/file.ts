import type { Plan, ScriptLine } from '../../model'
import { frame } from '../lines'
import { has, hasBoot } from './needs'

const raw = String.raw

/** Folders and single files. */
export function fileRoutines(plan: Plan): ScriptLine[] {
  const copy = has(plan, 'file-copy')
  const remove = has(plan, 'file-delete')
  return [
    ...(has(plan, 'folder') ? FOLDER : []),
    ...(copy ? COPY : []),
    ...(has(plan, 'file-move') ? MOVE : []),
    ...(remove ? DELETE : []),
    ...(copy || remove ? KEEP_COPY : []),
    ...(copy || remove || (hasBoot(plan) && plan.situation === 'offline') ? COPY_FILE : []),
  ]
}

const FOLDER = frame(raw`

:folder
set "KIND=folder"
set "PLACE=%~1"
if "%PLACE:~-1%"=="\" set "PLACE=%PLACE:~0,-1%"
set "ITEM=folder"
set "WANT=present"
goto act
:folder_read
if exist "%PLACE%\*" set "NOW=present"
goto :eof
:folder_keep
rem Folders above it may come into being with it.
for /f "tokens=1* delims=\" %%a in ("%PLACE%") do call :folder_level "%%a" "%%b"
goto :eof
:folder_level
if "%~2"=="" goto :eof
if not exist "%~1\*" >>"%RUN%\before.txt" echo "%~1" "folder" "absent"
for /f "tokens=1* delims=\" %%a in ("%~2") do call :folder_level "%~1\%%a" "%%b"
goto :eof
:folder_set
if "%WANT%"=="absent" goto folder_remove
mkdir "%PLACE%" >nul 2>&1
goto %NEXT%
:folder_remove
rem Only an empty one goes.
rd "%PLACE%" >nul 2>&1
goto %NEXT%

:undo_folders
for /f "tokens=1* delims=\" %%a in ("%PLACE%") do call :undo_folder "%%a" "%%b"
goto :eof
:undo_folder
for /f "tokens=1* delims=\" %%a in ("%~2") do call :undo_folder "%~1\%%a" "%%b"
call :kept "%~1" "folder"
if "%KEPT%"=="absent" if exist "%~1\*" rd "%~1" >nul 2>&1
goto :eof`)

const COPY = frame(raw`

:copy
set "KIND=copy"
set "FROM=%~1"
set "PLACE=%~2"
set "ITEM=file"
set "WANT=copy of %~1"
goto act
:copy_read
if not exist "%PLACE%" goto :eof
set "NOW=present"
"%SYSTEM32%\fc.exe" /b "%FROM%" "%PLACE%" >nul 2>&1
if not errorlevel 1 set "NOW=copy of %FROM%"
goto :eof
:copy_keep
if exist "%PLACE%\*" set "PROBLEM=%PLACE% is a folder: it was left as it is."
if not exist "%FROM%" set "PROBLEM=%FROM% is not there: nothing was copied."
if not defined PROBLEM if defined NOW goto keep_copy
goto :eof
:copy_set
if "%WANT%"=="absent" goto file_remove
set "FROM_FILE=%FROM%"
set "TO_FILE=%PLACE%"
call :copy_file
goto %NEXT%
:copy_back
goto file_back`)

const MOVE = frame(raw`

:move
set "KIND=move"
set "PLACE=%~1"
set "ITEM=file"
set "TO=%~2"
set "WANT=moved to %~2"
goto act
:move_read
if exist "%PLACE%" set "NOW=present"
if not defined NOW if exist "%TO%" set "NOW=moved to %TO%"
goto :eof
:move_keep
if not defined NOW set "PROBLEM=%PLACE% is not there: nothing was moved."
if exist "%TO%" set "PROBLEM=%TO% is there already: nothing was moved over it."
goto :eof
:move_set
if "%WANT%"=="present" goto move_back
move "%PLACE%" "%TO%" >nul
goto %NEXT%
:move_back
if not exist "%PLACE%" move "%TO%" "%PLACE%" >nul
goto %NEXT%`)

const DELETE = frame(raw`

:delete
set "KIND=delete"
set "PLACE=%~1"
set "ITEM=file"
set "WANT=absent"
goto act
:delete_read
if exist "%PLACE%" set "NOW=present"
goto :eof
:delete_keep
if not exist "%PLACE%\*" goto keep_copy
set "PROBLEM=%PLACE% is a folder: it was left as it is."
goto :eof
:delete_set
goto file_remove
:delete_back
goto file_back`)

const KEEP_COPY = frame(raw`

:keep_copy
set /a KEPT_FILES+=1
set "KEPT=file %KEPT_FILES%"
set "FROM_FILE=%PLACE%"
set "TO_FILE=%RUN%\before-%KEPT_FILES%"
call :copy_file
if errorlevel 1 set "PROBLEM=%PLACE% could not be kept, so it was left as it is."
goto :eof

:file_remove
del /f /q /a "%PLACE%" >nul 2>&1
goto %NEXT%

:file_back
set "FROM_FILE=%RUN%\before-%FILE%"
set "TO_FILE=%PLACE%"
call :copy_file
if not errorlevel 1 set "BACK=1"
goto :eof`)

const COPY_FILE = frame(raw`

:copy_file
rem xcopy takes hidden files, which copy passes over; where the file exists it does not ask what it is.
if not exist "%TO_FILE%" type nul >"%TO_FILE%"
"%SYSTEM32%\xcopy.exe" "%FROM_FILE%" "%TO_FILE%" /h /r /k /y /q >nul 2>&1
"%SYSTEM32%\fc.exe" /b "%FROM_FILE%" "%TO_FILE%" >nul 2>&1
goto :eof`)
