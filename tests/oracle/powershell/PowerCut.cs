using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Repairbook.Oracle;

/// <summary>
/// Ends this program in the middle of a script, right after a chosen line was carried out for the
/// n-th time: as a power cut between a write and its read-back would. Ordered by the environment
/// variable REPAIRBOOK_POWER_CUT, "n text": the lines that hold the text are counted.
/// </summary>
sealed class PowerCut
{
    readonly int _awaited;
    int _seen;

    PowerCut(int awaited) => _awaited = awaited;

    /// <summary>Arms the power cut where one is ordered, for the lines of this file.</summary>
    public static void Arm(Runspace runspace, string file)
    {
        if (Environment.GetEnvironmentVariable("REPAIRBOOK_POWER_CUT") is not { } order) return;
        var (number, text) = order.Split(' ', 2) is [var first, var rest] ? (int.Parse(first), rest) : throw new FormatException(order);
        var lines = File.ReadAllLines(file);
        var marked = Enumerable.Range(1, lines.Length).Where(line => lines[line - 1].Contains(text)).ToList();
        if (marked.Count == 0) throw new ArgumentException($"No line of {file} holds {text}");
        var debugger = runspace.Debugger;
        debugger.SetDebugMode(DebugModes.LocalScript);
        var cut = new PowerCut(number);
        debugger.DebuggerStop += cut.OnStop;
        foreach (var line in marked) debugger.SetLineBreakpoint(file, line, 0, null, null);
    }

    /// <summary>A breakpoint stops before its line; one step later the line was carried out.</summary>
    void OnStop(object? sender, DebuggerStopEventArgs stop)
    {
        if (_seen == _awaited) System.Diagnostics.Process.GetCurrentProcess().Kill();
        if (stop.Breakpoints.Count > 0) _seen++;
        stop.ResumeAction = _seen == _awaited ? DebuggerResumeAction.StepOver : DebuggerResumeAction.Continue;
    }
}
