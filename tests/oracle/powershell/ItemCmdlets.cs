using System.Management.Automation;

namespace Repairbook.Oracle;

/// <summary>A path with wildcards (-Path) or as it stands (-LiteralPath).</summary>
public abstract class PathCmdlet : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Path", ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    protected bool IsLiteral => ParameterSetName == "LiteralPath";
    protected string[] Paths => IsLiteral ? LiteralPath : Path;
}

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
public sealed class TestPath : PathCmdlet
{
    protected override void ProcessRecord()
    {
        foreach (var path in Paths) WriteObject(InvokeProvider.Item.Exists(path, force: false, IsLiteral));
    }
}

[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = "Path")]
public sealed class GetItem : PathCmdlet
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() =>
        WriteObject(InvokeProvider.Item.Get(Paths, Force, IsLiteral), enumerateCollection: true);
}

[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Path")]
public sealed class GetChildItem : PathCmdlet
{
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() =>
        WriteObject(
            InvokeProvider.ChildItem.Get(Paths.Length == 0 ? ["."] : Paths, Recurse, Force, IsLiteral),
            enumerateCollection: true);
}

[Cmdlet(VerbsCommon.New, "Item", SupportsShouldProcess = true)]
public sealed class NewItem : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string[] Path { get; set; } = [];

    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    [Alias("Type")]
    public string? ItemType { get; set; }

    [Parameter]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() =>
        WriteObject(InvokeProvider.Item.New(Path, Name, ItemType, Value, Force), enumerateCollection: true);
}

[Cmdlet(VerbsCommon.Remove, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class RemoveItem : PathCmdlet
{
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => InvokeProvider.Item.Remove(Paths, Recurse, Force, IsLiteral);
}

[Cmdlet(VerbsCommon.Join, "Path")]
public sealed class JoinPath : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1)]
    [AllowEmptyString]
    public string ChildPath { get; set; } = "";

    protected override void ProcessRecord()
    {
        foreach (var path in Path) WriteObject(SessionState.Path.Combine(path, ChildPath));
    }
}
