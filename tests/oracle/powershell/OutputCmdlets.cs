using System.Management.Automation;

namespace Repairbook.Oracle;

[Cmdlet(VerbsCommunications.Write, "Output")]
public sealed class WriteOutput : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [AllowNull, AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var item in InputObject ?? [null]) WriteObject(item, enumerateCollection: !NoEnumerate);
    }
}

[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHost : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    public object?[] Object { get; set; } = [];

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public object Separator { get; set; } = " ";

    [Parameter]
    public ConsoleColor ForegroundColor { get; set; }

    [Parameter]
    public ConsoleColor BackgroundColor { get; set; }

    protected override void ProcessRecord()
    {
        var text = string.Join(Separator.ToString(), Object.Select(item => item?.ToString()));
        var message = new HostInformationMessage { Message = text, NoNewLine = NoNewline };
        WriteInformation(message, ["PSHOST"]);
    }
}

/// <summary>The streams that take one message.</summary>
public abstract class MessageCmdlet : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Msg")]
    [AllowEmptyString]
    public string Message { get; set; } = "";
}

[Cmdlet(VerbsCommunications.Write, "Warning")]
public sealed class WriteWarningMessage : MessageCmdlet
{
    protected override void ProcessRecord() => WriteWarning(Message);
}

[Cmdlet(VerbsCommunications.Write, "Verbose")]
public sealed class WriteVerboseMessage : MessageCmdlet
{
    protected override void ProcessRecord() => WriteVerbose(Message);
}

[Cmdlet(VerbsCommunications.Write, "Error")]
public sealed class WriteErrorMessage : MessageCmdlet
{
    [Parameter]
    public string ErrorId { get; set; } = "Microsoft.PowerShell.Commands.WriteErrorException";

    [Parameter]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    protected override void ProcessRecord() =>
        WriteError(new ErrorRecord(new RuntimeException(Message), ErrorId, Category, targetObject: null));
}
