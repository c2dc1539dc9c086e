import type { Plan, ScriptLine } from '../../model'
import { frame } from '../lines'
import { goesBackInAnyOrder, has, hasDeeds } from './needs'

const raw = String.raw

/** Undo: run after run, the newest first, until none is left that was not undone. */
export function undoLines(plan: Plan): ScriptLine[] {
  const list = goesBackInAnyOrder(plan) ? 'actions' : 'actions_back'
  return frame(raw`

rem ---- Undo: the newest run that was not undone yet, then the one before it, until none is left.
:undo
set "DO=restore"
for /l %%n in (999,-1,1) do if exist "%FOLDER%\%NAME%.%%n\before.txt" call :undo_run %%n
goto close

:undo_run
if defined PROBLEM goto :eof
set "UNDONE=1"
set "RUN=%FOLDER%\%NAME%.%1"
set "FOUND_0=1"
for /f "delims==" %%v in ('set FOUND_') do set "%%v="
call :${list}${hasDeeds(plan) ? '\nset "TOLD=1"' : ''}
if defined PROBLEM goto :eof
rem Another script of this article, with other steps, may have kept more than this one knows of.
set /a STRANGE=0
set /a LINE_NUMBER=0
for /f "usebackq delims=" %%l in ("%RUN%\before.txt") do (
  set "LINE=%%l"
  call :undo_strange
)
if %STRANGE% gtr 0 set "PROBLEM=%STRANGE% things that another script of this article changed are left: undo them with that script."
if defined PROBLEM goto :eof
ren "%RUN%\before.txt" undone.txt
if exist "%RUN%\before.txt" set "PROBLEM=before.txt could not be renamed to undone.txt."
goto :eof
:undo_strange
set /a LINE_NUMBER+=1
for /f "tokens=3,4* delims=|" %%b in ("%LINE:"=|%") do if "%%b %%d"=="(key) absent|" goto :eof
if not defined FOUND_%LINE_NUMBER% set /a STRANGE+=1
goto :eof`)
}

/** How one thing goes back. */
export function undoRoutines(plan: Plan): ScriptLine[] {
  const made = [
    ...(has(plan, 'registry-set', 'registry-delete-value') ? [['value', 'undo_created']] : []),
    ...(has(plan, 'folder') ? [['folder', 'undo_folders']] : []),
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
if defined SAME goto restore_right
if "%KEPT:~0,5%"=="file " goto restore_file
set "NEXT=restore_verify"
goto %KIND%_set
:restore_verify
call :read
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
set "PROBLEM=not everything could be put back: run it with /undo again when the reason is gone."
echo [failed]  %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
>>"%RUN%\log.txt" echo [failed]  %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
goto :eof`)
}
