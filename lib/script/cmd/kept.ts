import type { Plan, ScriptLine } from '../../model'
import { frame } from '../lines'
import { has } from './needs'

const raw = String.raw

/** Where a run keeps what it is going to change, and how it is found again. */
export function keptRoutines(plan: Plan): ScriptLine[] {
  const files = has(plan, 'file-copy', 'file-move', 'file-delete')
  return frame(raw`

:keep_folder
rem A folder of its own for each run: the first number that is free.
for /l %%n in (1,1,999) do call :keep_folder_try %%n
if not defined RUN set "PROBLEM=no folder for the old values could be made, so nothing was written: /log names another."
rem Hives hold secrets, and undo trusts what it finds: this is for SYSTEM and Administrators alone.
if not defined GIVEN call :keep_out "%FOLDER%"
if defined RUN call :keep_out "%RUN%"
goto :eof
:keep_folder_try
if defined RUN goto :eof
if exist "%FOLDER%\%NAME%.%1\" goto :eof
rem mkdir may leave errorlevel as it was: the folder itself is the answer.
mkdir "%FOLDER%\%NAME%.%1" >nul 2>&1
if exist "%FOLDER%\%NAME%.%1\" set "RUN=%FOLDER%\%NAME%.%1"
goto :eof

:keep_out
if exist "%SYSTEM32%\icacls.exe" "%SYSTEM32%\icacls.exe" "%~1" /inheritance:r /grant:r "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F" >nul 2>&1
goto :eof

:keep
rem What it was is in before.txt before it is changed: "PLACE" "ITEM" "KEPT".
set "KEPT=%IS%"
call :%KIND%_keep
if defined PROBLEM goto :eof
>>"%RUN%\before.txt" echo "%PLACE%" "%ITEM%" "%KEPT%"
rem A full disk says nothing: what can be read back was kept.
call :kept "%PLACE%" "%ITEM%"
if not defined KEPT set "PROBLEM=the old value could not be kept, so it was left as it is, and writing stopped there."
goto :eof

:kept
rem KEPT: what this run says of a place and an item, the first time it names them; or nothing.
set "KEPT="
set /a LINE_NUMBER=0
if not exist "%RUN%\before.txt" goto :eof
for /f "usebackq delims=" %%l in ("%RUN%\before.txt") do (
  set "LINE=%%l"
  call :kept_line "%~1" "%~2"
)
if not defined KEPT goto :eof
rem All but its closing quote.
set "KEPT=%KEPT:~0,-1%"
goto :eof
:kept_line
set /a LINE_NUMBER+=1
set "SAID="
for /f "tokens=1,3,4* delims=|" %%a in ("%LINE:"=|%") do if /i "%%a"=="%~1" if /i "%%b"=="%~2" set "SAID=%%d"
${files ? MOVED : ''}if not defined SAID goto :eof
set "FOUND_%LINE_NUMBER%=1"
if defined KEPT goto :eof
set "FOUND_AT=%LINE_NUMBER%"
set "KEPT=%SAID%"
goto :eof`)
}

/** A path may be kept twice: moved away, and then written anew. */
const MOVED = raw`rem A file that was moved away is present; one that was written over or deleted is anything else.
if "%~2"=="file" if "%KIND%"=="move" if not "%SAID%"=="present|" set "SAID="
if "%~2"=="file" if not "%KIND%"=="move" if "%SAID%"=="present|" set "SAID="
`

/** For what is kept as text alone, and read by another program than reg. */
export const PLAIN_ROUTINE = frame(raw`

:keep_plain
rem What is not plain text could not be put back for certain.
for /f "delims=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\/:.,;_=+*@#$~(){}[]- " %%x in ("%IS%") do set "ODD=1"
if defined ODD set "PROBLEM=%PLACE% %ITEM% is now what could not be put back for certain: it was left as it is."
goto :eof`)
