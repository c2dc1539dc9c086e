import { frame } from '../lines'

const raw = String.raw

/** What happens to each fact: `:facts` calls `:fact`, which goes where DO says. */
export const ROUTINE_LINES = frame(raw`

:fact
set "KEY=%~1"
set "VALUE=%~2"
set "TYPE=%~3"
set "DATA=%~4"
set "SWITCH=/v "%VALUE%""
if not defined VALUE set "SWITCH=/ve"
if not defined VALUE set "VALUE=(default)"
set "WANT=%TYPE%    %DATA%"
call :read
goto %DO%

:look
set /a TOTAL+=1
if defined SAME goto look_right
set /a WRONG+=1
if "%MODE%"=="apply" goto :eof
if not defined NOW echo [missing] %KEY% %VALUE%: should be "%WANT:    = %"
if defined NOW echo [differs] %KEY% %VALUE%: is "%NOW:    = %", should be "%WANT:    = %"
goto :eof
:look_right
if "%MODE%"=="apply" goto :eof
:show
echo [right]   %KEY% %VALUE%: "%WANT:    = %"
goto :eof

:write
if defined SAME goto write_right
set "OLD=%NOW:    = %"
if not defined NOW set "OLD=absent"
if defined PROBLEM goto write_skipped
>>"%RUN%\before.txt" echo "%KEY%" "%VALUE%" "%OLD%"
rem A backslash before the closing quote would escape it: twice it stands for itself.
set "ARGUMENT=%DATA%"
if defined DATA if "%DATA:~-1%"=="\" set "ARGUMENT=%DATA%\"
"%REG%" add "%KEY%" %SWITCH% /t %TYPE% /d "%ARGUMENT%" /f >nul
if errorlevel 1 goto write_failed
call :read
if not defined SAME goto write_failed
set /a CHANGED+=1
echo [changed] %KEY% %VALUE%: "%OLD%" -^> "%WANT:    = %"
>>"%RUN%\log.txt" echo [changed] %KEY% %VALUE%: "%OLD%" -^> "%WANT:    = %"
goto :eof
:write_right
set /a RIGHT+=1
echo [right]   %KEY% %VALUE%: "%WANT:    = %"
>>"%RUN%\log.txt" echo [right]   %KEY% %VALUE%: "%WANT:    = %"
goto :eof
:write_failed
set /a WRONG+=1
set "PROBLEM=a value could not be written, and writing stopped there."
echo [failed]  %KEY% %VALUE%: "%OLD%" -^> "%WANT:    = %"
>>"%RUN%\log.txt" echo [failed]  %KEY% %VALUE%: "%OLD%" -^> "%WANT:    = %"
goto :eof
:write_skipped
set /a WRONG+=1
echo [skipped] %KEY% %VALUE%: "%OLD%"
>>"%RUN%\log.txt" echo [skipped] %KEY% %VALUE%: "%OLD%"
goto :eof

:read
rem NOW: type and data as reg prints them, or nothing. SAME: as it should be.
set "LINE="
set "NOW="
set "SAME="
for /f "tokens=*" %%l in ('%REG% query "%KEY%" %SWITCH% 2^>nul') do set "LINE=%%l"
if not defined LINE goto :eof
rem Quotes in what was read could end the quoting below; as two single ones they cannot.
set "LINE=%LINE:"=''%"
set "LINE=%LINE:*    REG_=REG_%"
if not "%LINE:~0,4%"=="REG_" goto :eof
set "NOW=%LINE%"
set "CASE=/i"
if "%TYPE:~-2%"=="SZ" set "CASE="
if %CASE% "%NOW%"=="%WANT%" set "SAME=1"
goto :eof

:keep_folder
rem A folder of its own for each run: the first number that is free.
for /l %%n in (1,1,999) do call :keep_folder_try %%n
if not defined RUN set "PROBLEM=no folder for the old values could be made, so nothing was written."
goto :eof
:keep_folder_try
if defined RUN goto :eof
if exist "%FOLDER%\%NAME%.%1\" goto :eof
rem mkdir may leave errorlevel as it was: the folder itself is the answer.
mkdir "%FOLDER%\%NAME%.%1" >nul 2>&1
if exist "%FOLDER%\%NAME%.%1\" set "RUN=%FOLDER%\%NAME%.%1"
goto :eof

:keep_key
if defined PROBLEM goto :eof
"%REG%" query "%~1" >nul 2>&1
if errorlevel 1 goto :eof
set /a KEPT+=1
"%REG%" export "%~1" "%RUN%\before-%KEPT%.reg" /y >nul 2>&1
if errorlevel 1 set "PROBLEM=the old values could not be kept, so nothing was written."
goto :eof

:say
echo %~1
if defined RUN >>"%RUN%\log.txt" echo %~1
goto :eof`)
