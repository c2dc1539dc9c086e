import { frame } from '../lines'

const raw = String.raw

/** The parts that do the work: the same for both situations. */
export const WORK_LINES = frame(raw`

rem ---- Check: read each value. Where all are right, nothing at all is written.
set "DO=look"
call :facts
if "%MODE%"=="check" goto close
if %WRONG% equ 0 goto nothing_to_do
call :keep
if defined PROBLEM goto close

rem ---- Write and verify: each value is read back. The first failure stops the writing.
set /a WRONG=0
set "DO=write"
call :facts
goto close

:nothing_to_do
set /a RIGHT=%TOTAL%
set "DO=show"
call :facts
if defined RUN rd /s /q "%RUN%"
set "RUN="`)

export const REPORT_LINES = frame(raw`

:report
if defined PROBLEM call :say "Problem: %PROBLEM%"
if "%MODE%"=="check" goto report_check
call :say "%TOTAL% values: %RIGHT% were right, %CHANGED% changed, %WRONG% still wrong."
if %CHANGED% equ 0 call :say "Nothing was written."
if defined RUN echo Old values and log: "%RUN%"
goto report_code
:report_check
set /a RIGHT=%TOTAL%-%WRONG%
call :say "%TOTAL% values: %RIGHT% right, %WRONG% wrong. Nothing was written."
:report_code
if defined PROBLEM exit /b 1
if %WRONG% gtr 0 exit /b 1
if %TOTAL% equ 0 exit /b 1
exit /b 0

:refused
echo %PROBLEM%
echo Nothing was begun.
exit /b 2`)
