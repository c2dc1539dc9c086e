using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Repairbook.Oracle;

/// <summary>A place that Windows PowerShell 5.1 refuses, or reads otherwise.</summary>
sealed record NewerUse(int Line, int Column, string What, string Text);

/// <summary>
/// Syntax that came after Windows PowerShell 5.1, found in the engine's tree and tokens. Source:
/// "What's New in PowerShell" for 6.0 to 7.3, about_Operators, about_Numeric_Literals,
/// about_Special_Characters. Newer cmdlet parameters and .NET members are not syntax: not found here.
/// </summary>
static partial class NewerSyntax
{
    public static List<NewerUse> In(Ast tree, Token[] tokens)
    {
        var found = new List<NewerUse>();
        foreach (var node in tree.FindAll(_ => true, searchNestedScriptBlocks: true))
        {
            if (Named(node) is { } what) found.Add(Use(what, node.Extent));
        }
        AddTokens(tokens, found);
        return [.. found.OrderBy(use => use.Line).ThenBy(use => use.Column)];
    }

    static string? Named(Ast node) => node switch
    {
        TernaryExpressionAst => "ternary operator (7.0)",
        PipelineChainAst { Background: true } or PipelineAst { Background: true } => "& at the end of a pipeline (6.0)",
        PipelineChainAst => "&& or || (7.0)",
        BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "?? (7.0)",
        AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "??= (7.0)",
        InvokeMemberExpressionAst { GenericTypeArguments.Count: > 0 } => "type arguments of a method (7.3)",
        MemberExpressionAst { NullConditional: true } => "?. (7.1)",
        IndexExpressionAst { NullConditional: true } => "?[ (7.1)",
        NamedBlockAst { BlockKind: TokenKind.Clean } => "clean block (7.3)",
        _ => null,
    };

    static void AddTokens(IReadOnlyList<Token> tokens, List<NewerUse> found)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token is NumberToken && NewerNumber().IsMatch(token.Text))
                found.Add(Use("number suffix or 0b (6.2, 7.0)", token.Extent));
            if (token.Kind == TokenKind.Pipe && StartsItsLine(tokens, i))
                found.Add(Use("| at the start of a line (7.0)", token.Extent));
            if (Escapes(token) && NewerEscape().IsMatch(token.Text))
                found.Add(Use("`u{…} or `e (6.0)", token.Extent));
            if (token is StringExpandableToken { NestedTokens: { } nested })
                AddTokens([.. nested], found);
        }
    }

    /// <summary>In a comment or a single-quoted string a backtick is a backtick.</summary>
    static bool Escapes(Token token) =>
        token.Kind is not (TokenKind.Comment or TokenKind.StringLiteral or TokenKind.HereStringLiteral);

    static bool StartsItsLine(IReadOnlyList<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (tokens[i].Kind is TokenKind.NewLine or TokenKind.Comment) continue;
            return tokens[i].Kind != TokenKind.LineContinuation
                && tokens[i].Extent.EndLineNumber < tokens[at].Extent.StartLineNumber;
        }
        return false;
    }

    static NewerUse Use(string what, IScriptExtent extent)
    {
        var text = extent.Text.Split('\n')[0].TrimEnd('\r');
        return new(extent.StartLineNumber, extent.StartColumnNumber, what, text);
    }

    [GeneratedRegex(@"^[-+]?0b|[uysn]l?[ysb]?([kmgtp]b)?$", RegexOptions.IgnoreCase)]
    private static partial Regex NewerNumber();

    [GeneratedRegex(@"(?<!`)(``)*`(u\{|e)")]
    private static partial Regex NewerEscape();
}
