using System.Management.Automation.Language;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Repairbook.Oracle;

/// <summary>What the engine's own parser says about script files, without running them.</summary>
static class Judgement
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>JSON: a list, in the order of the files.</returns>
    public static string OfFiles(string[] files) => JsonSerializer.Serialize(files.Select(OfFile), Json);

    static object OfFile(string file)
    {
        var tree = Parser.ParseFile(Path.GetFullPath(file), out var tokens, out var errors);
        return new
        {
            File = file,
            Errors = errors.Select(error => new
            {
                Line = error.Extent.StartLineNumber,
                Column = error.Extent.StartColumnNumber,
                Id = error.ErrorId,
                error.Message,
            }),
            NewerSyntax = NewerSyntax.In(tree, tokens),
        };
    }
}
