import type { Plan, ScriptLine } from '../../model'
import { hasHivesAway } from '../hives-away'
import { frame } from '../lines'
import { exactRoutines } from './actions'
import { has } from './needs'

const raw = String.raw

/** A query of one value, as `:value` and whoever reads Windows' own settings use it. */
export const QUERY_ROUTINE = frame(raw`

:query
rem NOW: type and data as reg prints them, one blank apart. reg prints nothing where there is nothing.
set "KEY_LINE="
set "LINE="
for /f "tokens=*" %%l in ('%REG% query "%KEY%" %SWITCH% 2^>nul') do (
  if defined LINE set "ODD=1"
  if defined KEY_LINE if not defined LINE set "LINE=%%l"
  set "KEY_LINE=1"
)
if not defined LINE goto :eof
rem Quotes in what was read could end the quoting below; as two single ones they cannot.
set "NOW=unreadable"
set "NOW=%LINE:"=''%"
set "LINE=%LINE:"=%"
if not "%NOW%"=="%LINE%" set "ODD=1"
set "NOW=%NOW:*    REG_=REG_%"
for /f "tokens=1" %%t in ("%NOW%") do set "TYPE=%%t"
set "NOW=%TYPE% %NOW:*    =%"
goto :eof`)

/** Values and keys. */
export function registryRoutines(plan: Plan): ScriptLine[] {
  const values = has(plan, 'registry-set', 'registry-delete-value')
  const keys = has(plan, 'registry-delete-key')
  const unnamed = plan.actions.some(
    (action) =>
      (action.kind === 'registry-set' || action.kind === 'registry-delete-value') &&
      action.name === '',
  )
  const exact = exactRoutines(plan)
  const away = hasHivesAway(plan) ? UNREADABLE : ''
  return [
    ...(values ? valueRoutines(unnamed, exact.length > 0, away) : []),
    ...exact,
    ...(values ? CREATED_KEYS : []),
    ...(keys ? keyRoutines(away) : []),
    ...EXPORTED_KEYS,
  ]
}

function valueRoutines(unnamed: boolean, exact: boolean, away: string): ScriptLine[] {
  return frame(raw`

:value
set "KIND=value"
set "PLACE=%~1"
set "ITEM=%~2"
set "SWITCH=/v "%ITEM%""
if not defined ITEM set "SWITCH=/ve"
if not defined ITEM set "ITEM=(default)"
set "WANT=absent"
if "%~3"=="" goto act
set "WANT=%~3 %~4"${exact ? EXACT_VALUE : ''}
goto act
:value_read${away}
set "KEY=%PLACE%"
call :query${unnamed ? UNNAMED_VALUE : ''}
if not defined NOW goto :eof
if "%TYPE:~-2%"=="SZ" set "CASE="
if "%TYPE%"=="REG_MULTI_SZ" if not "%NOW:\0=%"=="%NOW%" goto value_list
goto :eof
:value_list
rem reg prints \0 between strings, and a string may hold these two characters itself. Printed with
rem another separator as well, only the same list is the same twice.
set "LIST=%NOW%"
set "NOW="
set "SWITCH=%SWITCH% /se ";""
call :query
set "SWITCH=%SWITCH:~0,-8%"
if not defined NOW set "NOW=%LIST:\0=;%"
if not "%NOW%"=="%LIST:\0=;%" set "ODD=1"
set "NOW=%LIST%"
if defined ODD set "NOW=%LIST%, as other strings"
goto :eof
:value_keep
call :keep_created
if not defined NOW goto :eof
rem Numbers are kept as text. Text is not: reg prints letters that the console lacks as others.
set "PLAIN="
for %%t in (REG_DWORD REG_QWORD REG_BINARY) do if "%TYPE%"=="%%t" set "PLAIN=1"
if "%NOW:~-1%"==" " set "PLAIN="
if not "%NOW:~2000,1%"=="" set "PLAIN="
if defined ODD set "PLAIN="
if not defined PLAIN call :keep_file
goto :eof
:value_set
if "%WANT%"=="absent" goto value_delete
rem A backslash before the closing quote would escape it: twice it stands for itself.
set "END="
if "%WANT:~-1%"=="\" set "END=\"
if "%DO%"=="restore" goto value_restore
${exact ? 'if defined LABEL goto %LABEL%\n' : ''}set "DATA=%~4"
"%REG%" add "%PLACE%" %SWITCH% /t "%~3" /d "%DATA%%END%" /f >nul
goto %NEXT%
:value_restore
for /f "tokens=1" %%t in ("%WANT%") do "%REG%" add "%PLACE%" %SWITCH% /t "%%t" /d "%WANT:* =%%END%" /f >nul
goto %NEXT%
:value_delete
"%REG%" delete "%PLACE%" %SWITCH% /f >nul
goto %NEXT%
:value_back
goto import`)
}

const EXACT_VALUE = raw`
set "LABEL="
if not "%~3"=="exact" goto act
set "LABEL=%~4"
set "WANT=%EXACT%"`

/**
 * `reg query /ve` prints a text where the default value is not set, in the language of Windows. A
 * key of every Windows that has none shows which text it is.
 */
const UNNAMED_VALUE = raw`
set "DEFAULT=%NOW%"
set "NOW="
set "KEY=HKLM\SYSTEM\Select"
if "%ITEM%"=="(default)" call :query
if "%NOW%"=="%DEFAULT%" set "DEFAULT="
set "NOW=%DEFAULT%"
set "KEY=%PLACE%"`

/** A key that a value is written to may come into being with it. */
const CREATED_KEYS = frame(raw`

:keep_created
rem Each level of the key that is not there yet, topmost first.
"%REG%" query "%PLACE%" >nul 2>&1
if errorlevel 1 for /f "tokens=1* delims=\" %%a in ("%PLACE%") do call :keep_level "%%a" "%%b"
goto :eof
:keep_level
"%REG%" query "%~1" >nul 2>&1
if errorlevel 1 >>"%RUN%\before.txt" echo "%~1" "(key)" "absent"
for /f "tokens=1* delims=\" %%a in ("%~2") do call :keep_level "%~1\%%a" "%%b"
goto :eof

:undo_created
rem The levels that a run made, deepest first, where nothing is in them any more.
call :kept "%PLACE%" "(key)"
if "%KEPT%"=="absent" for /f "tokens=1* delims=\" %%a in ("%PLACE%") do call :undo_level "%%a" "%%b"
goto :eof
:undo_level
for /f "tokens=1* delims=\" %%a in ("%~2") do call :undo_level "%~1\%%a" "%%b"
call :kept "%~1" "(key)"
if not "%KEPT%"=="absent" goto :eof
set "FULL="
for /f "tokens=1* delims=\" %%a in ("%~1") do set "KEY=%%b"
rem A key that has values is printed with a line of its own above them.
for /f "tokens=1* delims=\" %%a in ('%REG% query "%~1" 2^>nul') do if /i not "%%b"=="%KEY%" set "FULL=1"
if not defined FULL "%REG%" delete "%~1" /f >nul 2>&1
set "FOUND_FULL_%FOUND_AT%=%FULL%"
goto :eof`)

/** Its hive could not be loaded again: nothing is known of it. */
const UNREADABLE = raw`
if defined PARTED for %%v in (ODD NOW) do set "%%v=unreadable"
if defined PARTED goto :eof`

const keyRoutines = (away: string) =>
  frame(raw`

:key
set "KIND=key"
set "PLACE=%~1"
set "ITEM=(key)"
set "WANT=absent"
goto act
:key_read${away}
"%REG%" query "%PLACE%" >nul 2>&1
if not errorlevel 1 set "NOW=present"
goto :eof
:key_keep
goto keep_file
:key_set
"%REG%" delete "%PLACE%" /f >nul
goto %NEXT%
:key_back
goto import`)

const EXPORTED_KEYS = frame(raw`

:keep_key
if defined PROBLEM goto :eof
"%REG%" query "%~1" >nul 2>&1
if errorlevel 1 goto :eof
set /a KEPT_FILES+=1
set "FILE_%KEPT_FILES%=%~1"
"%REG%" export "%~1" "%RUN%\before-%KEPT_FILES%.reg" /y >nul 2>&1
if errorlevel 1 set "PROBLEM=the old values could not be kept, so nothing was written."
goto :eof

:keep_file
rem The export of the key, made before anything was written, has what text cannot hold.
set "KEPT="
set "FILE_0=none"
for /f "tokens=1* delims==" %%a in ('set FILE_') do if /i "%%b"=="%PLACE%" set "KEPT=%%a"
if not defined KEPT call :keep_key "%PLACE%"
if not defined KEPT set "KEPT=FILE_%KEPT_FILES%"
set "KEPT=%KEPT:FILE_=file %"
goto :eof

:import
"%REG%" import "%RUN%\before-%FILE%.reg" >nul 2>&1
if not errorlevel 1 set "BACK=1"
call :say "before-%FILE%.reg was imported: all of the key is as it was kept."
goto :eof`)
