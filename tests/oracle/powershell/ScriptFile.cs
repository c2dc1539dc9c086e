using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Repairbook.Oracle;

/// <summary>Runs a script file as the console program of PowerShell 7 does with -File.</summary>
static class ScriptFile
{
    /// <returns>
    /// The number given to exit; 1 where an error ended the script; 0 where it ran to its end,
    /// whatever $LASTEXITCODE or the error stream hold.
    /// </returns>
    public static int Run(string file, string[] arguments)
    {
        var host = new PlainHost();
        var state = InitialSessionState.CreateDefault2();
        // As `-ExecutionPolicy Bypass`, which every emitted script's help tells to use.
        state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        StandInCmdlets.AddTo(state);
        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        LetExitEndTheSession(runspace);
        PowerCut.Arm(runspace, Path.GetFullPath(file));
        using var pipeline = runspace.CreatePipeline();
        var command = new Command(Path.GetFullPath(file), isScript: false, useLocalScope: false);
        foreach (var parameter in Collected(arguments)) command.Parameters.Add(parameter);
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(command);
        pipeline.Commands.Add("Out-Default");
        try
        {
            pipeline.Invoke();
        }
        catch (RuntimeException error)
        {
            host.UI.WriteErrorLine(error.ErrorRecord.ToString());
            host.UI.WriteErrorLine(error.ErrorRecord.InvocationInfo?.PositionMessage ?? "");
            return 1;
        }
        return host.ExitCode ?? 0;
    }

    /// <summary>
    /// Arguments as -File takes them: -Name, -Name:value ($true and $false are meant as such) and
    /// plain values. Nothing is evaluated. Which value belongs to which name the binder decides.
    /// </summary>
    static IEnumerable<CommandParameter> Collected(string[] arguments)
    {
        foreach (var argument in arguments)
        {
            var colon = argument.IndexOf(':');
            if (!argument.StartsWith('-')) yield return new CommandParameter(null, argument);
            else if (colon == -1) yield return new CommandParameter(argument);
            else yield return new CommandParameter(argument[..colon], Value(argument[(colon + 1)..]));
        }
    }

    static object Value(string text) => text.ToLowerInvariant() switch
    {
        "$true" => true,
        "$false" => false,
        _ => text,
    };

    /// <summary>
    /// Without this, the engine takes exit in a file for the end of that file and its number for
    /// $LASTEXITCODE. The console program sets the same property; there is no public way to it.
    /// </summary>
    static void LetExitEndTheSession(Runspace runspace)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var context = runspace.GetType().GetProperty("ExecutionContext", Hidden)!.GetValue(runspace)!;
        context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Hidden)!
            .SetValue(context, true);
    }
}
