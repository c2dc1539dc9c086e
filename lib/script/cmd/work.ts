import type { Plan, ScriptLine } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { frame } from '../lines'
import { hasDeeds, hasRegistry, isDeed } from './needs'

const raw = String.raw

/** The parts that do the work: the same for both situations. */
export function workLines(plan: Plan, needs: ScriptLine[]): ScriptLine[] {
  const deeds = hasDeeds(plan)
  const registry = hasRegistry(plan)
  const counts = deeds ? 'set /a LEFT=WRONG+DEEDS' : 'set /a LEFT=WRONG'
  return [
    ...frame(raw`

:work
if "%MODE%"=="undo" goto undo

rem ---- Check: look at each thing. Where all are right, nothing at all is written.
set "DO=look"
call :actions
if "%MODE%"=="check" goto close
${counts}
if %LEFT% equ 0 goto nothing_to_do`),
    ...needs,
    ...frame(raw`if not defined RUN call :keep_folder${registry ? '\ncall :keep_keys' : ''}
if defined PROBLEM goto close

rem ---- Write and verify: each thing is read back. The first failure stops the writing.
set /a WRONG=0${deeds ? '\nset /a DEEDS=0' : ''}
set "DO=write"
call :actions
goto close

:nothing_to_do
set /a RIGHT=TOTAL
set "DO=show"
call :actions
rem Of no use, and taken away once the hives are unloaded: until then it says that this run loaded them.
set "UNUSED=%RUN%"
set "RUN="
goto close`),
  ]
}

export function reportLines(plan: Plan): ScriptLine[] {
  const noun = plan.actions.every(isRegistryAction) ? 'values' : 'settings'
  const states = plan.actions.some((action) => !isDeed(action))
  const deeds = hasDeeds(plan)
  const lines = (...choices: Array<string | false>) =>
    choices.filter((line) => line !== false).join('\n')
  return frame(
    lines(
      raw`

:report
if defined UNUSED if not defined PROBLEM rd /s /q "%UNUSED%"
if defined PROBLEM call :say "Problem: %PROBLEM%"
if "%MODE%"=="check" goto report_check
if "%MODE%"=="undo" goto report_undo`,
      states &&
        `call :say "%TOTAL% ${noun}: %RIGHT% were right, %CHANGED% changed, %WRONG% still wrong."`,
      deeds && 'call :say "%DEEDS% deeds: %DONE% done, %FAILED% failed."',
      'set /a WRITTEN=CHANGED+DONE',
      'if %WRITTEN% equ 0 call :say "Nothing was written."',
      'if defined RUN echo Old values and log: "%RUN%"',
      'goto report_code',
      ':report_check',
      'set /a RIGHT=TOTAL-WRONG',
      states && `echo %TOTAL% ${noun}: %RIGHT% right, %WRONG% wrong. Nothing was written.`,
      deeds && 'echo %DEEDS% deeds to do. Nothing was written.',
      'goto report_code',
      ':report_undo',
      'if %TOTAL% equ 0 goto report_no_undo',
      `call :say "%TOTAL% ${noun}: %RIGHT% were right, %RESTORED% restored, %WRONG% not restored."`,
      'goto report_result',
      ':report_no_undo',
      'if not defined PROBLEM echo Nothing to undo.',
      'goto report_result',
      ':report_code',
      // Control sets that a loop did not find would look like success.
      `set /a SEEN=TOTAL${deeds ? '+DEEDS' : ''}`,
      'if %SEEN% equ 0 exit /b 1',
      ':report_result',
      'if defined PROBLEM exit /b 1',
      'if %WRONG% gtr 0 exit /b 1',
      'exit /b 0',
      '',
      ':refused',
      'echo %PROBLEM%',
      'echo Nothing was begun.',
      'exit /b 2',
    ),
  )
}

/**
 * What happens to each thing: `:actions` calls a routine such as `:value`, which says what is meant
 * and goes to `:act`; this goes where DO says. A kind has three parts of its own: `KIND_read` (NOW:
 * what it is, or nothing), `KIND_keep` (before it is changed, where text alone cannot tell what it
 * was), `KIND_set` (makes it WANT, then goes to
 * NEXT: `call` would read the arguments, percent signs and all, once more).
 */
export const ACT_ROUTINES = frame(raw`

:act
call :read
goto %DO%

:read
rem NOW: what it is, or nothing. ODD: NOW is not the whole truth. SAME: as it should be.
set "NOW="
set "ODD="
set "CASE=/i"
call :%KIND%_read
set "IS=%NOW%"
if not defined NOW set "IS=absent"
:compare
set "SAME="
if not defined ODD if %CASE% "%IS%"=="%WANT%" set "SAME=1"
goto :eof

:look
set /a TOTAL+=1
if defined SAME goto look_right
set /a WRONG+=1
if "%MODE%"=="apply" goto :eof
if not defined NOW goto look_missing
echo [differs] %PLACE% %ITEM%: is "%NOW%", should be "%WANT%"
goto :eof
:look_missing
echo [missing] %PLACE% %ITEM%: should be "%WANT%"
goto :eof
:look_right
if "%MODE%"=="apply" goto :eof
:show
echo [right]   %PLACE% %ITEM%: "%WANT%"
goto :eof

:write
if defined SAME goto write_right
set "OLD=%IS%"
if defined PROBLEM goto write_skipped
call :keep
if defined PROBLEM goto write_failed
set "NEXT=write_verify"
goto %KIND%_set
:write_verify
call :read
if not defined SAME goto write_failed
set /a CHANGED+=1
echo [changed] %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
>>"%RUN%\log.txt" echo [changed] %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
goto :eof
:write_right
set /a RIGHT+=1
echo [right]   %PLACE% %ITEM%: "%WANT%"
>>"%RUN%\log.txt" echo [right]   %PLACE% %ITEM%: "%WANT%"
goto :eof
:write_failed
set /a WRONG+=1
if not defined PROBLEM set "PROBLEM=a value could not be written, and writing stopped there."
echo [failed]  %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
>>"%RUN%\log.txt" echo [failed]  %PLACE% %ITEM%: "%OLD%" -^> "%WANT%"
goto :eof
:write_skipped
set /a WRONG+=1
echo [skipped] %PLACE% %ITEM%: "%OLD%"
>>"%RUN%\log.txt" echo [skipped] %PLACE% %ITEM%: "%OLD%"
goto :eof

:say
echo %~1
if defined RUN >>"%RUN%\log.txt" echo %~1
goto :eof`)
