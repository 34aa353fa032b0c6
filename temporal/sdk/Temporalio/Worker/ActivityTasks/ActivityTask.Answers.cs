using System.Diagnostics;
using Temporalio.Api.Common.V1;
using Temporalio.Exceptions;

namespace Temporalio.Worker.ActivityTasks;

/// <content>The answers to the service.</content>
internal sealed partial class ActivityTask
{
    private async Task AnswerAsync(ActivityOutcome outcome)
    {
        switch (outcome)
        {
            case ActivityOutcome.Completed completed:
                await CompleteAsync(completed.Result).ConfigureAwait(false);
                break;
            case ActivityOutcome.Failed failed:
                await FailAsync(failed.Exception).ConfigureAwait(false);
                break;
            case ActivityOutcome.Cancelled cancelled:
                await AcknowledgeCancelAsync(cancelled.Exception).ConfigureAwait(false);
                break;
            case ActivityOutcome.CompletedElsewhere or ActivityOutcome.Abandoned:
                break;
            default:
                throw new UnreachableException($"Activity outcome {outcome.GetType()} is of no known kind.");
        }
    }

    private async Task CompleteAsync(Payload result)
    {
        Payloads encoded;
        try
        {
            encoded = await EncodeAsync([result]).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The codec is application code; a result that can't be encoded fails the attempt.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await FailAsync(e).ConfigureAwait(false);
            return;
        }

        await _context.Service.RespondActivityTaskCompletedAsync(
            new()
            {
                TaskToken = _task.TaskToken,
                Result = encoded,
                Identity = _context.Identity.Identity,
                Namespace = _context.Identity.Namespace,
#pragma warning disable CS0612 // Deprecated, but what servers without deployments show, and what all SDKs send.
                WorkerVersion = _context.Identity.VersionStamp(),
#pragma warning restore CS0612
                DeploymentOptions = _context.Identity.DeploymentOptions(),
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    private async Task FailAsync(Exception exception) =>
        await _context.Service.RespondActivityTaskFailedAsync(
            new()
            {
                TaskToken = _task.TaskToken,
                Failure = await ActivityFailures.ConvertAsync(_converter, exception).ConfigureAwait(false),
                LastHeartbeatDetails = _heartbeats.LastDetails is { } details ? await EncodeAsync(details).ConfigureAwait(false) : null,
                Identity = _context.Identity.Identity,
                Namespace = _context.Identity.Namespace,
#pragma warning disable CS0612 // Deprecated, but what servers without deployments show, and what all SDKs send.
                WorkerVersion = _context.Identity.VersionStamp(),
#pragma warning restore CS0612
                DeploymentOptions = _context.Identity.DeploymentOptions(),
            },
            CancellationToken.None).ConfigureAwait(false);

    private async Task AcknowledgeCancelAsync(Exception exception)
    {
        Payloads? details = null;
        if (exception is CanceledFailureException)
        {
            var failure = await ActivityFailures.ConvertAsync(_converter, exception).ConfigureAwait(false);
            details = failure.CanceledFailureInfo?.Details;
        }

        await _context.Service.RespondActivityTaskCanceledAsync(
            new()
            {
                TaskToken = _task.TaskToken,
                Details = details,
                Identity = _context.Identity.Identity,
                Namespace = _context.Identity.Namespace,
#pragma warning disable CS0612 // Deprecated, but what servers without deployments show, and what all SDKs send.
                WorkerVersion = _context.Identity.VersionStamp(),
#pragma warning restore CS0612
                DeploymentOptions = _context.Identity.DeploymentOptions(),
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<Payloads> EncodeAsync(IReadOnlyCollection<Payload> payloads)
    {
        if (payloads.Count > 0 && Codec is { } codec)
        {
            payloads = await codec.EncodeAsync(payloads).ConfigureAwait(false);
        }

        return new() { Payloads_ = { payloads } };
    }
}
