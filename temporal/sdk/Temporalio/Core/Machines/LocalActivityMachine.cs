using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.Sdk.V1;
using Temporalio.Core.Replay;
using Temporalio.Workflows;

namespace Temporalio.Core.Machines;

/// <summary>The states of a local activity.</summary>
internal enum LocalActivityState
{
    AwaitsMarker,
    Running,
    MarkerIssued,
    MarkerForeseen,
    Closed,
}

/// <summary>What moves a local activity.</summary>
internal enum LocalActivityTrigger
{
    NewWork,
    Outcome,
    ForeseenMarker,
    MarkerEvent,
}

/// <summary>
/// A local activity: it leaves nothing in history but a marker with its outcome. In replay the outcome is read from the marker that
/// lies ahead; past the end of history it runs.
/// </summary>
internal sealed class LocalActivityMachine : Machine<LocalActivityState, LocalActivityTrigger>
{
    public const string MarkerName = "core_local_activity";

    internal static readonly TransitionTable<LocalActivityState, LocalActivityTrigger> Table = new(
        (LocalActivityState.AwaitsMarker, LocalActivityTrigger.NewWork, LocalActivityState.Running),
        (LocalActivityState.AwaitsMarker, LocalActivityTrigger.ForeseenMarker, LocalActivityState.MarkerForeseen),
        (LocalActivityState.Running, LocalActivityTrigger.Outcome, LocalActivityState.MarkerIssued),
        (LocalActivityState.MarkerForeseen, LocalActivityTrigger.MarkerEvent, LocalActivityState.Closed),
        (LocalActivityState.MarkerIssued, LocalActivityTrigger.MarkerEvent, LocalActivityState.Closed));

    private readonly RunMachines _run;
    private readonly UserMetadata? _metadata;
    private readonly ActivityCancellationType _cancellationType;
    private readonly Action<Resolution> _onResolved;

    public LocalActivityMachine(
        RunMachines run,
        int seq,
        LocalActivityRequest request,
        ActivityCancellationType cancellationType,
        UserMetadata? metadata,
        Action<Resolution> onResolved)
        : base(Table, run.IsReplaying ? LocalActivityState.AwaitsMarker : LocalActivityState.Running)
    {
        _run = run;
        Seq = seq;
        Request = request;
        _cancellationType = cancellationType;
        _metadata = metadata;
        _onResolved = onResolved;
        run.LocalActivities.Add(this);
    }

    public int Seq { get; }

    public LocalActivityRequest Request { get; }

    public override bool IsFinal => State == LocalActivityState.Closed;

    public override string ToString() => $"local activity '{Request.ActivityId}' of type '{Request.ActivityType}'";

    /// <summary>Replay ended without a marker: run it.</summary>
    public void BecomeNewWork()
    {
        if (TryFire(LocalActivityTrigger.NewWork))
        {
            _run.LocalActivities.Start(this);
        }
    }

    /// <summary>The workflow no longer wants it.</summary>
    public void Cancel()
    {
        if (State != LocalActivityState.Running)
        {
            // In replay the marker says what came of it.
            return;
        }

        if (_cancellationType != ActivityCancellationType.Abandon)
        {
            _run.LocalActivities.RequestCancel(this);
        }

        if (_cancellationType != ActivityCancellationType.WaitCancellationCompleted)
        {
            _run.LocalActivities.Forget(this);
            Resolve(
                new LocalActivityOutcome
                {
                    Status = LocalActivityStatus.Cancelled,
                    Attempt = Request.Attempt,
                    OriginalScheduleTime = Request.OriginalScheduleTime ?? _run.Now,
                    CompleteTime = _run.Now,
                    Failure = new Failure { Message = "Activity cancelled", CanceledFailureInfo = new() },
                });
        }
    }

    /// <summary>It ran to an outcome.</summary>
    public void Resolve(LocalActivityOutcome outcome)
    {
        if (!TryFire(LocalActivityTrigger.Outcome))
        {
            return;
        }

        var isBackoff = outcome.Status == LocalActivityStatus.Backoff;
        var data = new LocalActivityData(
            Seq,
            isBackoff ? outcome.Attempt - 1 : outcome.Attempt,
            Request.ActivityId,
            Request.ActivityType,
            MarkerTime.Of(outcome.CompleteTime),
            isBackoff ? MarkerTime.Of(outcome.Backoff) : null,
            MarkerTime.Of(outcome.OriginalScheduleTime))
        { ActivationIndex = _run.ActivationsInTask };
        var result = outcome.Status == LocalActivityStatus.Completed ? outcome.Result : null;
        IssueMarker(data, result, outcome.Failure);
        Tell(data, result, outcome.Failure);
    }

    /// <summary>Its marker lies ahead.</summary>
    public void Resolve(LocalActivityMarker marker)
    {
        if (TryFire(LocalActivityTrigger.ForeseenMarker))
        {
            Tell(marker.Data, marker.Result, marker.Failure);
        }
    }

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        var e = history.Event;
        if (!LocalActivityMarker.TryRead(e, out var marker))
        {
            throw Nondeterminism.Mismatch(e, command);
        }

        TakeMarker(history, marker);
    }

    /// <summary>Takes the marker's event.</summary>
    public void TakeMarker(in EventContext history, LocalActivityMarker marker)
    {
        if (_run.Flags.Use(CoreFlag.IdAndTypeChecks, history.InLastTask))
        {
            if (marker.Data.ActivityId != Request.ActivityId)
            {
                throw Nondeterminism.Differs(history.Event, "local activity id", marker.Data.ActivityId, Request.ActivityId);
            }

            if (marker.Data.ActivityType != Request.ActivityType)
            {
                throw Nondeterminism.Differs(history.Event, "local activity type", marker.Data.ActivityType, Request.ActivityType);
            }
        }

        Fire(LocalActivityTrigger.MarkerEvent, history.Event);
    }

    private void IssueMarker(LocalActivityData data, Payload? result, Failure? failure)
    {
        var marker = new RecordMarkerCommandAttributes { MarkerName = MarkerName, Failure = failure };
        marker.Details.Add(LocalActivityMarker.DataKey, new Payloads
        {
            Payloads_ =
            {
                new Payload
                {
                    Data = UnsafeByteOperations.UnsafeWrap(JsonSerializer.SerializeToUtf8Bytes(data, MarkerJson.Default.LocalActivityData)),
                    Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") },
                },
            },
        });
        if (result is not null)
        {
            marker.Details.Add(LocalActivityMarker.ResultKey, new Payloads { Payloads_ = { result } });
        }

        _run.Commands.Issue(
            new Command { CommandType = CommandType.RecordMarker, UserMetadata = _metadata, RecordMarkerCommandAttributes = marker },
            this);
    }

    private void Tell(LocalActivityData data, Payload? result, Failure? failure)
    {
        var resolution = (data.Backoff, failure) switch
        {
            ({ } backoff, _) => new Resolution(ResolutionStatus.Backoff, Result: null, failure)
            {
                Backoff = new LocalBackoff(data.Attempt + 1, backoff.ToTimeSpan(), data.OriginalScheduleTime?.ToTime()),
            },
            (null, null) => new Resolution(ResolutionStatus.Completed, result, Failure: null),
            (null, { CanceledFailureInfo: not null }) => Resolution.Cancelled(Wrap("Local Activity cancelled", failure)),
            (null, { Cause.CanceledFailureInfo: not null }) => Resolution.Cancelled(failure),
            (null, { TimeoutFailureInfo: not null }) => Resolution.Failed(Wrap("Local Activity timed out", failure)),
            _ => Resolution.Failed(failure),
        };
        if (data.CompleteTime is { } time)
        {
            _run.AdvanceTime(time.ToTime());
        }

        _run.Jobs.Post(JobOrder.LocalActivityResolution, () => _onResolved(resolution));
    }

    private Failure Wrap(string message, Failure cause) => new()
    {
        Message = message,
        Cause = cause,
        ActivityFailureInfo = new()
        {
            ActivityType = new ActivityType { Name = Request.ActivityType },
            ActivityId = Request.ActivityId,
            RetryState = cause.CanceledFailureInfo is null ? RetryState.Unspecified : RetryState.CancelRequested,
        },
    };
}
