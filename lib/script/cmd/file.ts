import type { Plan, ScriptLine } from '../../model'
import { isBackup, sourcesOf } from '../later'
import { frame } from '../lines'
import { has } from './needs'
import { linePath } from './quote'

const raw = String.raw

/** Single files. */
export function fileRoutines(plan: Plan): ScriptLine[] {
  const copy = has(plan, 'file-copy')
  const remove = has(plan, 'file-delete')
  const backup = plan.actions.some((action) => isBackup(action, plan))
  return [
    ...(copy ? copyRoutine(backup) : []),
    ...(has(plan, 'file-move') ? MOVE : []),
    ...(has(plan, 'file-move') || backup ? NOTED : []),
    ...(remove ? DELETE : []),
    ...(copy || remove ? KEEP_COPY : []),
  ]
}

/** A file is not moved out of the way of one that is not there. */
export function sourceLines(plan: Plan): ScriptLine[] {
  const sources = [...new Set(sourcesOf(plan))].map(linePath)
  if (sources.length === 0) return []
  const lines = sources.map(
    (path) => `if not exist "${path}" set "PROBLEM=${path} is not there: nothing was written."`,
  )
  return frame([...lines, 'if defined PROBLEM goto close'].join('\n'))
}

const copyRoutine = (backup: boolean) =>
  frame(raw`

:copy
set "KIND=copy"
set "FROM=%~1"
set "PLACE=%~2"
set "ITEM=file"
set "WANT=copy of %~1"${backup ? '\nset "BACKUP=%~3"' : ''}
goto act
:copy_read
if not exist "%PLACE%" goto :eof
set "NOW=present"
"%SYSTEM32%\fc.exe" /b "%FROM%" "%PLACE%" >nul 2>&1
if not errorlevel 1 set "NOW=copy of %FROM%"${backup ? BACKUP_READ : ''}
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

/** A backup of what is changed later is made once: a run that kept what it wrote over made it. */
const BACKUP_READ = raw`
if defined BACKUP if "%NOW%"=="present" call :noted
if defined BACKUP if "%NOW%"=="present" if defined NOTED set "NOW=copy of %FROM%"`

const MOVE = frame(raw`

:move
set "KIND=move"
set "PLACE=%~1"
set "ITEM=file"
set "ASKED=%~2"
set "HOW=%~3"
set "PASSING=%~4"
set "WANT=moved to %~2"
goto act
:move_read
for %%p in ("%PLACE%") do set "INSIDE=%ASKED%\%%~nxp"
rem A folder that is there takes it in, under its own name.
set "TO=%ASKED%"
if not "%HOW%"=="rename" if exist "%ASKED%\*" set "TO=%INSIDE%"
call :move_went
if defined WENT set "TO=%WENT%"
if exist "%PLACE%" goto move_there
if defined WENT set "NOW=%WANT%"
rem A file of that name alone may be any.
if not defined WENT if exist "%ASKED%" set "NOW=absent, and its new name is taken"
goto :eof
:move_there
set "NOW=present"
if exist "%TO%" set "NOW=present, and its new name is taken"
rem Moved, and written anew by a later action.
if not "%DO%"=="restore" if defined WENT if defined PASSING set "NOW=%WANT%"
goto :eof
:move_went
rem WENT: where a run moved it, and it still is.
set "WENT="
if "%DO%"=="restore" call :kept "%PLACE%" "moved to"
if "%DO%"=="restore" set "WENT=%KEPT%"
if "%DO%"=="restore" call :kept "%PLACE%" "file"
if "%DO%"=="restore" set "NOTED=%KEPT%"
if not "%DO%"=="restore" call :noted
if not defined NOTED set "WENT="
rem Kept before there was that note.
if defined NOTED if not defined WENT set "WENT=%ASKED%"
set "MEANT="
if "%DO%"=="restore" set "MEANT=1"
if /i "%WENT%"=="%ASKED%" set "MEANT=1"
if /i "%WENT%"=="%INSIDE%" set "MEANT=1"
if not defined MEANT set "WENT="
if defined WENT if not exist "%WENT%" set "WENT="
goto :eof
:move_keep
if not exist "%PLACE%" set "PROBLEM=%PLACE% is not there: nothing was moved."
if not exist "%PLACE%" if exist "%TO%" set "PROBLEM=%PLACE% is not there and %TO% is: no run of this script moved it, and nothing was moved."
if exist "%PLACE%" if exist "%TO%" set "PROBLEM=%TO% is there already: nothing was moved over it."
if not defined PROBLEM >>"%RUN%\before.txt" echo "%PLACE%" "moved to" "%TO%"
goto :eof
:move_set
if "%WANT%"=="present" goto move_back
move "%PLACE%" "%TO%" >nul
goto %NEXT%
:move_back
if not exist "%PLACE%" if defined WENT move "%WENT%" "%PLACE%" >nul
goto %NEXT%`)

/** What runs kept of a file and no undo has put back: that they moved it, or wrote over it. */
const NOTED = frame(raw`

:noted
set "NOTED="
set "WENT="
for /l %%n in (1,1,999) do if exist "%FOLDER%\%NAME%.%%n\before.txt" call :noted_in "%FOLDER%\%NAME%.%%n\before.txt"
goto :eof
:noted_in
for /f "usebackq delims=" %%l in ("%~1") do (
  set "LINE=%%l"
  call :noted_line
)
goto :eof
:noted_line
set "SAID="
for /f "tokens=1,3,4* delims=|" %%a in ("%LINE:"=|%") do if /i "%%a %%b"=="%PLACE% file" set "SAID=%%d"
if "%KIND%"=="move" if "%SAID%"=="present|" set "NOTED=1"
if not "%KIND%"=="move" if defined SAID if not "%SAID%"=="present|" set "NOTED=1"
set "SAID="
for /f "tokens=1,3,4* delims=|" %%a in ("%LINE:"=|%") do if /i "%%a %%b"=="%PLACE% moved to" set "SAID=%%d"
if defined SAID set "WENT=%SAID:~0,-1%"
goto :eof`)

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
