using Temporalio.Api.TaskQueue.V1;
using Temporalio.Worker.Tuning;

namespace Temporalio.Core.Polling;

/// <summary>How many polls to keep open: a constant, or a number that follows the service's advice.</summary>
/// <remarks>
/// Autoscaling: the advice of an answer is added; an answer without a task takes one poll away once the service has shown
/// that it gives advice (else nothing would bring them back); an error takes one away, an overloaded service half of them.
/// </remarks>
internal sealed class PollerScale
{
    private readonly Lock _gate = new();
    private readonly int _minimum;
    private readonly int _maximum;
    private bool _advised;

    private PollerScale(int minimum, int maximum, int initial, bool isAutoscaling)
    {
        (_minimum, _maximum, Target, IsAutoscaling) = (minimum, maximum, initial, isAutoscaling);
    }

    /// <summary>Gets a value indicating whether the number varies.</summary>
    public bool IsAutoscaling { get; }

    /// <summary>Gets the number of polls to keep open now.</summary>
    public int Target { get; private set; }

    /// <summary>Creates the scale of a configured behaviour.</summary>
    /// <param name="behavior">The behaviour; null means a constant.</param>
    /// <param name="constant">The constant.</param>
    /// <returns>The scale.</returns>
    public static PollerScale Create(PollerBehavior? behavior, int constant) => behavior switch
    {
        PollerBehavior.Autoscaling a => new(a.Minimum, a.Maximum, a.Initial, isAutoscaling: true),
        _ => new(constant, constant, constant, isAutoscaling: false),
    };

    /// <summary>An answer came.</summary>
    /// <param name="advice">The service's advice, if it gave one.</param>
    /// <param name="isEmpty">Whether it brought no task.</param>
    public void OnAnswer(PollerScalingDecision? advice, bool isEmpty)
    {
        if (!IsAutoscaling)
        {
            return;
        }

        lock (_gate)
        {
            if (advice != null)
            {
                _advised = true;
                MoveTo(Target + advice.PollRequestDeltaSuggestion);
            }
            else if (isEmpty && _advised)
            {
                MoveTo(Target - 1);
            }
        }
    }

    /// <summary>A poll failed.</summary>
    /// <param name="failure">What it means.</param>
    public void OnFailure(PollFailure failure)
    {
        if (IsAutoscaling)
        {
            lock (_gate)
            {
                MoveTo(failure == PollFailure.Overloaded ? Target / 2 : Target - 1);
            }
        }
    }

    private void MoveTo(int target) => Target = Math.Clamp(target, _minimum, _maximum);
}
