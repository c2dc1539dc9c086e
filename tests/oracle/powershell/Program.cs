using Repairbook.Oracle;

// Two ways to judge a PowerShell script with the engine of PowerShell 7:
//   run FILE ARGUMENTS…   as `pwsh -File FILE ARGUMENTS…` does; the exit code is the script's
//   parse FILES…          JSON on stdout: parse errors, and syntax that Windows PowerShell 5.1 lacks
if (args.Length >= 2 && args[0] == "run") return ScriptFile.Run(args[1], args[2..]);
if (args.Length >= 1 && args[0] == "parse")
{
    Console.WriteLine(Judgement.OfFiles(args[1..]));
    return 0;
}
Console.Error.WriteLine("usage: run FILE ARGUMENTS… | parse FILES…");
return 64;
