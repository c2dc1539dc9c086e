import type { Plan, ScriptLine } from '../../model'
import { frame } from '../lines'
import { has, hasBoot } from './needs'

const raw = String.raw

/** Folders, and the copying of a file that others rely on. */
export function folderRoutines(plan: Plan): ScriptLine[] {
  const copies = has(plan, 'file-copy', 'file-delete')
  return [
    ...(has(plan, 'folder') ? FOLDER : []),
    ...(copies || (hasBoot(plan) && plan.situation === 'offline') ? COPY_FILE : []),
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

const COPY_FILE = frame(raw`

:copy_file
rem xcopy takes hidden files, which copy passes over; where the file exists it does not ask what it is.
if not exist "%TO_FILE%" type nul >"%TO_FILE%"
"%SYSTEM32%\xcopy.exe" "%FROM_FILE%" "%TO_FILE%" /h /r /k /y /q >nul 2>&1
"%SYSTEM32%\fc.exe" /b "%FROM_FILE%" "%TO_FILE%" >nul 2>&1
goto :eof`)
