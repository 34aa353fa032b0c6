namespace Temporalio.Core.Instances;

/// <summary>What the code was told about patches: the same answer for the whole run.</summary>
internal sealed class PatchAnswers(WorkflowInstance instance)
{
    private readonly Dictionary<string, bool> _answers = [];

    public bool Ask(string patchId, bool isDeprecated)
    {
        if (!_answers.TryGetValue(patchId, out var isPatched))
        {
            var patches = instance.Machines.Patches;
            isPatched = patches.IsInHistory(patchId) || (!instance.Machines.IsReplaying && MayActivate(patchId));
            _answers.Add(patchId, isPatched);
        }

        if (isPatched)
        {
            instance.Machines.Patches.Issue(patchId, isDeprecated);
        }

        return isPatched;
    }

    private bool MayActivate(string patchId) => instance.Options.MayActivatePatch?.Invoke(instance.Info, patchId) ?? true;
}
