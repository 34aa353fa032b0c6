using Temporal.Server.Core.Updates;
using Xunit;

namespace Temporal.Server.Core.Tests.Updates;

public sealed class UpdateMachineTests
{
    private static readonly Dictionary<(UpdateStage From, UpdateEvent On), UpdateStage> Allowed = new()
    {
        [(UpdateStage.Admitted, UpdateEvent.Send)] = UpdateStage.Sent,
        [(UpdateStage.Sent, UpdateEvent.Send)] = UpdateStage.Sent,
        [(UpdateStage.Sent, UpdateEvent.Accept)] = UpdateStage.Accepted,
        [(UpdateStage.Sent, UpdateEvent.Reject)] = UpdateStage.Completed,
        [(UpdateStage.Accepted, UpdateEvent.Complete)] = UpdateStage.Completed,
        [(UpdateStage.Admitted, UpdateEvent.Abort)] = UpdateStage.Aborted,
        [(UpdateStage.Sent, UpdateEvent.Abort)] = UpdateStage.Aborted,
        [(UpdateStage.Accepted, UpdateEvent.Abort)] = UpdateStage.Completed,
    };

    [Fact]
    public void Next_EveryStageAndEvent_IsAllowedOrRefusedAsListed()
    {
        foreach (var from in Enum.GetValues<UpdateStage>())
        {
            foreach (var on in Enum.GetValues<UpdateEvent>())
            {
                Assert.Equal(Allowed.TryGetValue((from, on), out var to) ? to : null, UpdateMachine.Table.Next(from, on));
            }
        }
    }
}
