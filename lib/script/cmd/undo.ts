import type { Plan, ScriptLine } from '../../model'
import { hasHivesAway } from '../hives-away'
import { frame } from '../lines'
import { goesBackInAnyOrder, has, hasDeeds } from './needs'

const raw = String.raw

/** Undo: run after run, the newest first, until none is left that was not undone. */
export function undoLines(plan: Plan): ScriptLine[] {
  const list = goesBackInAnyOrder(plan) ? 'actions' : 'actions_back'
  const folders = has(plan, 'folder')
  const keys = has(plan, 'registry-set', 'registry-delete-value')
  return frame(raw`

rem ---- Undo: the newest run that was not undone yet, then the one before it, until none is left.
:undo
set "DO=restore"
for /l %%n in (999,-1,1) do if exist "%FOLDER%\%NAME%.%%n\before.txt" call :undo_run %%n
goto close

:undo_run
if defined PROBLEM goto :eof
set "RUN=%FOLDER%\%NAME%.%1"
set "FOUND_0=1"
for /f "delims==" %%v in ('set FOUND_') do set "%%v="
call :${list}${hasHivesAway(plan) ? '\ncall :hives_back' : ''}${hasDeeds(plan) ? '\nset "TOLD=1"' : ''}
if defined PROBLEM goto :eof
rem What a script with other steps of this article kept stays in before.txt for that script.
for %%n in (LINE_NUMBER OURS OTHERS STAYING) do set /a %%n=0
for %%f in (ours others) do if exist "%RUN%\%%f.txt" del /q "%RUN%\%%f.txt"
for /f "usebackq delims=" %%l in ("%RUN%\before.txt") do (
  set "LINE=%%l"
  call :undo_line
  if defined STAYS >>"%RUN%\others.txt" echo %%l
  if not defined STAYS >>"%RUN%\ours.txt" echo %%l
)
if defined PROBLEM goto undo_tidy
if %OTHERS% gtr 0 goto undo_others
for %%f in (ours others) do if exist "%RUN%\%%f.txt" type "%RUN%\%%f.txt" >>"%RUN%\undone.txt"
del /q "%RUN%\before.txt"
if exist "%RUN%\before.txt" set "PROBLEM=before.txt could not become undone.txt."
goto undo_tidy
:undo_others
set /a READ=0
for /f "usebackq delims=" %%l in ("%RUN%\others.txt") do set /a READ+=1
rem A full disk says nothing: what can be read back was written.
if not %READ% equ %STAYING% set "PROBLEM=before.txt could not be written without what was put back."
if defined PROBLEM goto undo_tidy
echo %STAYING% lines of "%RUN%\before.txt" are not of this script: they stay for the one that wrote them.
if %OURS% equ 0 goto undo_tidy
type "%RUN%\ours.txt" >>"%RUN%\undone.txt"
move /y "%RUN%\others.txt" "%RUN%\before.txt" >nul
>>"%RUN%\log.txt" echo %STAYING% lines of before.txt are not of this script: they stay for the one that wrote them.
:undo_tidy
for %%f in (ours others) do if exist "%RUN%\%%f.txt" del /q "%RUN%\%%f.txt"
goto :eof

:undo_line
rem STAYS: the line was not looked up, or is a key or folder that others still use.
set /a LINE_NUMBER+=1
set "STAYS=1"
if defined FOUND_%LINE_NUMBER% set "STAYS="
set "MADE=nothing"
for /f "tokens=1,3,4* delims=|" %%a in ("%LINE:"=|%") do if "%%b %%d"=="(key) absent|" set "MADE=%%a (key)"
for /f "tokens=1,3,4* delims=|" %%a in ("%LINE:"=|%") do if "%%b %%d"=="folder absent|" set "MADE=%%a folder"
if defined STAYS if "%MADE%"=="nothing" set /a OTHERS+=1${folders ? FOLDER_LINE : ''}${keys ? KEY_LINE : ''}
if defined STAYS set /a STAYING+=1
if not defined STAYS set /a OURS+=1${folders || keys ? USED_LINE : '\ngoto :eof'}`)
}

/** What undo took away is looked at once more: a key or folder that is in use is said, and stays. */
const FOLDER_LINE = raw`
if not defined STAYS if "%MADE:~-7%"==" folder" if exist "%MADE:~0,-7%\*" set "STAYS=used"`

const KEY_LINE = raw`
if defined FOUND_FULL_%LINE_NUMBER% set "STAYS=used"
if not defined STAYS if "%MADE:~-6%"==" (key)" "%REG%" query "%MADE:~0,-6%" >nul 2>&1
if not defined STAYS if "%MADE:~-6%"==" (key)" if not errorlevel 1 set "PROBLEM=%MADE% was made by this script and could not be taken away: run it with /undo again when the reason is gone."`

const USED_LINE = raw`
rem What the line says is printed only where this script looked it up.
if not "%STAYS%"=="used" goto :eof
echo [kept]    %MADE%: something else is in it by now
>>"%RUN%\log.txt" echo [kept]    %MADE%: something else is in it by now
goto :eof`

/** How one thing goes back. */
export function undoRoutines(plan: Plan): ScriptLine[] {
  const folder = has(plan, 'folder')
  const made = [
    ...(has(plan, 'registry-set', 'registry-delete-value') ? [['value', 'undo_created']] : []),
    ...(folder ? [['folder', 'undo_folders']] : []),
  ]
  const created = made
    .map(([kind, to]) => `\nif "%KIND%"=="${kind}" if "%WANT%"=="absent" goto ${to}`)
    .join('')
  return frame(raw`

:restore
rem As this run kept it. What it did not keep it did not change.
call :kept "%PLACE%" "%ITEM%"
if not defined KEPT goto :eof
set /a TOTAL+=1
set "WANT=%KEPT%"
set "OLD=%IS%"
call :compare
if defined SAME goto restore_right${hasHivesAway(plan) ? '\nif "%NOW%"=="unreadable" goto restore_failed' : ''}
if "%KEPT:~0,5%"=="file " goto restore_file
rem PowerShell keeps a character that CMD cannot hold as a caret and four digits.
if not "%KEPT:^=%"=="%KEPT%" set "PROBLEM=%PLACE% %ITEM% was kept by the PowerShell script, with characters that CMD cannot hold: undo it with that script."
if not "%KEPT:^=%"=="%KEPT%" goto restore_failed
set "NEXT=restore_verify"
goto %KIND%_set
:restore_verify
call :read${folder ? '\nif "%KIND%"=="folder" if not defined SAME goto restore_used' : ''}
if not defined SAME goto restore_failed
:restore_done
set /a RESTORED+=1
echo [restored] %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
>>"%RUN%\log.txt" echo [restored] %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"${created}
goto :eof
:restore_right
set /a RIGHT+=1
echo [right]   %PLACE% %ITEM%: "%WANT%"
>>"%RUN%\log.txt" echo [right]   %PLACE% %ITEM%: "%WANT%"${created}
goto :eof
:restore_file
set "FILE=%KEPT:~5%"
rem A number and nothing else: what the file says stands in commands below.
for /f "delims=0123456789" %%x in ("%FILE%") do set "KEPT="
if not defined KEPT goto restore_failed
set "BACK="
call :%KIND%_back
call :read
if defined BACK if defined NOW goto restore_done
:restore_failed
set /a WRONG+=1
if not defined PROBLEM set "PROBLEM=not everything could be put back: run it with /undo again when the reason is gone."
echo [failed]  %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
>>"%RUN%\log.txt" echo [failed]  %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
goto :eof${folder ? USED_FOLDER : ''}`)
}

const USED_FOLDER = raw`
:restore_used
rem Made by this script, and somebody else's by now: what is in it is theirs.
set /a TOTAL-=1
goto :eof`
