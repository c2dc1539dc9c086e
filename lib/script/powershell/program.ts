import { frame } from '../lines'

const raw = String.raw

/** Running a program of Windows the same way in Windows PowerShell 5.1 and in 7. */
export const PROGRAM_FUNCTIONS = frame(raw`

# A word as programs take a command line apart (CommandLineToArgvW). PowerShell's own quoting is
# not the same in 5.1 and 7.
function Format-Word([string] $word) {
    if ($word -ne '' -and $word -notmatch '[\s"]') { return $word }
    $word = [regex]::Replace($word, '(\\*)"', '$1$1\"')
    return '"' + [regex]::Replace($word, '(\\+)$', '$1$1') + '"'
}

# Exit code and output of a program of Windows. Nobody answers its questions.
function Invoke-Tool([string] $tool, [string[]] $words) {
    $folder = 'System32'
    # A 32-bit host is shown other programs there.
    if ([Environment]::Is64BitOperatingSystem -and -not [Environment]::Is64BitProcess) { $folder = 'Sysnative' }
    $start = [Diagnostics.ProcessStartInfo]::new()
    $start.FileName = [IO.Path]::Combine($env:SystemRoot, $folder, "$tool.exe")
    if (-not [IO.File]::Exists($start.FileName)) { return @{ Code = 9009; Text = "$tool.exe is not there" } }
    $start.Arguments = @($words | ForEach-Object { Format-Word $_ }) -join ' '
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    # One of the two in the background: a full pipe would stop the program.
    $errors = $process.StandardError.ReadToEndAsync()
    $text = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    return @{ Code = $process.ExitCode; Text = $text + $errors.Result }
}`)
