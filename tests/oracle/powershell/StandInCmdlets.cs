using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Repairbook.Oracle;

/// <summary>
/// The cmdlets of Microsoft.PowerShell.Management and .Utility that the engine's package does not
/// hold. In Windows they are thin wrappers over the engine's providers and streams; so are these.
/// They take the parameters that scripts commonly use and refuse all others, as an unknown one.
/// </summary>
static class StandInCmdlets
{
    /// <summary>Every class of this program with a [Cmdlet] attribute, by its name.</summary>
    public static void AddTo(InitialSessionState state)
    {
        foreach (var type in typeof(StandInCmdlets).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is not { } name) continue;
            state.Commands.Add(new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", type, null));
        }
    }
}
