namespace Temporalio.Workflows;

/// <summary>Why the service suggests that a workflow continue as new.</summary>
public enum SuggestContinueAsNewReason
{
    /// <summary>No reason was given.</summary>
    Unspecified = 0,

    /// <summary>The history has many bytes.</summary>
    HistorySizeTooLarge = 1,

    /// <summary>The history has many events.</summary>
    TooManyHistoryEvents = 2,

    /// <summary>The run has had many updates.</summary>
    TooManyUpdates = 3,
}
