using System.Collections.ObjectModel;
using System.Management.Automation;

namespace Repairbook.Oracle;

[Cmdlet(VerbsCommon.Get, "ItemProperty", DefaultParameterSetName = "Path")]
public sealed class GetItemProperty : PathCmdlet
{
    [Parameter(Position = 1)]
    [Alias("PSProperty")]
    public string[] Name { get; set; } = [];

    protected override void ProcessRecord() =>
        WriteObject(
            InvokeProvider.Property.Get(Paths, new Collection<string>(Name.ToList()), IsLiteral),
            enumerateCollection: true);
}

[Cmdlet(VerbsCommon.Set, "ItemProperty", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class SetItemProperty : PathCmdlet, IDynamicParameters
{
    [Parameter(Mandatory = true, Position = 1)]
    public string Name { get; set; } = "";

    [Parameter(Mandatory = true, Position = 2)]
    [AllowNull]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>-Type, which the registry provider adds.</summary>
    public object? GetDynamicParameters() => _type;

    readonly RegistryType _type = new();

    protected override void ProcessRecord()
    {
        // Setting with a type is what the registry provider does by its own dynamic parameter, which
        // is not handed on by this call: New with force sets an existing value the same way.
        if (_type.Type is { } type) InvokeProvider.Property.New(Paths, Name, type, Value, force: true, IsLiteral);
        else InvokeProvider.Property.Set(Paths, Property(Name, Value), Force, IsLiteral);
    }

    static PSObject Property(string name, object? value)
    {
        var property = new PSObject();
        property.Properties.Add(new PSNoteProperty(name, value));
        return property;
    }

    sealed class RegistryType
    {
        [Parameter]
        public string? Type { get; set; }
    }
}

[Cmdlet(VerbsCommon.New, "ItemProperty", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class NewItemProperty : PathCmdlet
{
    [Parameter(Mandatory = true, Position = 1)]
    public string Name { get; set; } = "";

    [Parameter]
    [Alias("Type")]
    public string? PropertyType { get; set; }

    [Parameter]
    [AllowNull]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() =>
        WriteObject(
            InvokeProvider.Property.New(Paths, Name, PropertyType, Value, Force, IsLiteral),
            enumerateCollection: true);
}

[Cmdlet(VerbsCommon.Remove, "ItemProperty", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class RemoveItemProperty : PathCmdlet
{
    [Parameter(Mandatory = true, Position = 1)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var name in Name) InvokeProvider.Property.Remove(Paths, name, Force, IsLiteral);
    }
}
