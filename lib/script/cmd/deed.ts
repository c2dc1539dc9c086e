import type { Plan, ScriptLine } from '../../model'
import { hasTakenFiles } from '../later'
import { frame } from '../lines'

const raw = String.raw

/** What is done and cannot be looked at: a kind of it has `KIND_do`, which sets CODE. */
export function deedRoutines(plan: Plan): ScriptLine[] {
  return frame(`${hasTakenFiles(plan) ? DEED_OR_GONE : DEED}${WAYS}`)
}

const DEED = raw`

:deed
goto deed_%DO%`

/** What it is about may be gone, by a later step of an earlier run. */
const DEED_OR_GONE = raw`

:deed
if not defined GONE goto deed_%DO%
set "GONE="
if "%DO%"=="restore" goto deed_restore
if "%DO%"=="look" if "%MODE%"=="apply" goto :eof
goto deed_not_needed`

const WAYS = raw`

:deed_look
rem What only follows on a change is no reason to begin.
if "%MODE%"=="apply" if not defined AFTER set /a DEEDS+=1
if "%MODE%"=="apply" goto :eof
set /a DEEDS+=1
echo [todo]    %PLACE% %ITEM%
goto :eof

:deed_show
set /a DEEDS+=1
:deed_not_needed
echo [right]   %PLACE% %ITEM%: "not needed"
if not defined RUN goto :eof
>>"%RUN%\log.txt" echo [right]   %PLACE% %ITEM%: "not needed"
goto :eof

:deed_write
set /a DEEDS+=1
set /a WRITTEN=CHANGED+TOUCHED
if defined PROBLEM goto deed_skipped
if defined AFTER if %WRITTEN% equ 0 goto deed_not_needed
set "CODE="
set "UNCHANGED="
call :%KIND%_do
if defined PROBLEM goto deed_failed
set "WORKED="
for %%c in (%SUCCESS%) do if "%CODE%"=="%%c" set "WORKED=1"
if not defined WORKED goto deed_failed
set /a DONE+=1
if not defined UNCHANGED set /a TOUCHED+=1
echo [done]    %PLACE% %ITEM%: "done"
>>"%RUN%\log.txt" echo [done]    %PLACE% %ITEM%: "done"
goto :eof
:deed_failed
set /a FAILED+=1
if not defined PROBLEM set "PROBLEM=a program did not succeed, and writing stopped there."
echo [failed]  %PLACE% %ITEM%: "exit code %CODE%" -^> "done"
>>"%RUN%\log.txt" echo [failed]  %PLACE% %ITEM%: "exit code %CODE%" -^> "done"
goto :eof
:deed_skipped
set /a FAILED+=1
echo [skipped] %PLACE% %ITEM%
>>"%RUN%\log.txt" echo [skipped] %PLACE% %ITEM%
goto :eof

:deed_restore
if defined TOLD goto :eof
echo [kept]    %PLACE% %ITEM%: cannot be undone
goto :eof`
