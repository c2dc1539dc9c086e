using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Repairbook.Oracle;

/// <summary>A host without a person: text goes out as UTF-8, a question is an error.</summary>
sealed class PlainHost : PSHost
{
    readonly PlainInterface _interface = new();

    /// <summary>The number given to exit, or null where it was not called.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "Repairbook oracle";
    public override Version Version { get; } = new(1, 0);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
    public override PSHostUserInterface UI => _interface;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void EnterNestedPrompt() => throw new PSNotImplementedException();
    public override void ExitNestedPrompt() => throw new PSNotImplementedException();
}

/// <summary>
/// Output, host text, verbose, debug and "What if:" go to stdout, errors and warnings to stderr.
/// (The console program writes warnings to stdout; apart from errors, a test can then tell them.)
/// </summary>
sealed class PlainInterface : PSHostUserInterface
{
    static readonly StreamWriter Out = Open(Console.OpenStandardOutput());
    static readonly StreamWriter Err = Open(Console.OpenStandardError());

    static StreamWriter Open(Stream stream) =>
        new(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };

    public override PSHostRawUserInterface RawUI { get; } = new WideWindow();

    public override void Write(string value) => Out.Write(value);
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) => Out.Write(value);
    public override void WriteLine(string value) => Out.WriteLine(value);
    public override void WriteVerboseLine(string message) => Out.WriteLine("VERBOSE: " + message);
    public override void WriteDebugLine(string message) => Out.WriteLine("DEBUG: " + message);
    public override void WriteWarningLine(string message) => Err.WriteLine("WARNING: " + message);
    public override void WriteErrorLine(string value) => Err.WriteLine(value);
    public override void WriteProgress(long sourceId, ProgressRecord record) { }

    public override string ReadLine() => throw NobodyThere();
    public override SecureString ReadLineAsSecureString() => throw NobodyThere();

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) => throw NobodyThere();

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw NobodyThere();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) => throw NobodyThere();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NobodyThere();

    static PSInvalidOperationException NobodyThere() => new("The script asks a question, and nobody is there.");
}

/// <summary>So wide that the engine breaks no line of output.</summary>
sealed class WideWindow : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; }
    public override ConsoleColor BackgroundColor { get; set; }
    public override Size BufferSize { get; set; } = new(4000, 50);
    public override Size WindowSize { get; set; } = new(4000, 50);
    public override Size MaxWindowSize => WindowSize;
    public override Size MaxPhysicalWindowSize => WindowSize;
    public override Coordinates CursorPosition { get; set; }
    public override Coordinates WindowPosition { get; set; }
    public override int CursorSize { get; set; }
    public override string WindowTitle { get; set; } = "";
    public override bool KeyAvailable => false;
    public override void FlushInputBuffer() { }
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => new BufferCell[0, 0];
    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new PSNotImplementedException();
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { }
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { }
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { }
}
