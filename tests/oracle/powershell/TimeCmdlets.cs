using System.Globalization;
using System.Management.Automation;

namespace Repairbook.Oracle;

[Cmdlet(VerbsCommon.Get, "Date")]
public sealed class GetDate : PSCmdlet
{
    [Parameter]
    public string? Format { get; set; }

    protected override void ProcessRecord()
    {
        var now = DateTime.Now;
        WriteObject(Format is null ? now : now.ToString(Format, CultureInfo.InvariantCulture));
    }
}

[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = "Seconds")]
public sealed class StartSleep : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Seconds")]
    public double Seconds { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Milliseconds")]
    public int Milliseconds { get; set; }

    protected override void ProcessRecord() =>
        Thread.Sleep(ParameterSetName == "Seconds" ? (int)(Seconds * 1000) : Milliseconds);
}
