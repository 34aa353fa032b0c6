using Temporalio.Activities;
using Temporalio.Client;
using Temporalio.Client.Interceptors;
using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Worker;
using Temporalio.Workflows;
using Xunit;

namespace Temporalio.Tests.Common;

public sealed class SimplePluginTests
{
    [Fact]
    public void ConfigureClient_ConstantsAndFunctions_AppendAndReplace()
    {
        var (first, second) = (new Interceptor(), new Interceptor());
        var plugin = new SimplePlugin("p", new()
        {
            ClientInterceptors = [second],
            DataConverterOption = new(converter => converter with { PayloadConverter = new DefaultPayloadConverter() }),
        });
        var options = new TemporalClientOptions { Interceptors = [first] };

        plugin.ConfigureClient(options);

        Assert.Equal([first, second], options.Interceptors!);
        Assert.NotSame(DataConverter.Default.PayloadConverter, options.DataConverter.PayloadConverter);
        Assert.Same(DataConverter.Default.FailureConverter, options.DataConverter.FailureConverter);
    }

    [Fact]
    public void ConfigureWorkerAndReplayer_WhatWasAdded_IsThere()
    {
        var plugin = new SimplePlugin(
            "p",
            new SimplePluginOptions { WorkflowFailureExceptionTypes = [typeof(FormatException)] }.AddActivity(OneStepWorkflow.DoNothing).AddWorkflow<OneStepWorkflow>());
        var (worker, replayer) = (new TemporalWorkerOptions("tq"), new WorkflowReplayerOptions());

        plugin.ConfigureWorker(worker);
        plugin.ConfigureReplayer(replayer);

        Assert.Equal("DoNothing", Assert.Single(worker.Activities).Name);
        Assert.Equal("OneStepWorkflow", Assert.Single(worker.Workflows).Name);
        Assert.Single(replayer.Workflows);
        Assert.Equal([typeof(FormatException)], worker.WorkflowFailureExceptionTypes!);
    }

    [Fact]
    public async Task RunWorkerAsync_Throws_ContextIsLeft()
    {
        var log = new List<string>();
        var plugin = new SimplePlugin("p", new()
        {
            RunContextBefore = () => Log("before"),
            RunContextAfter = () => Log("after"),
        });

        await Assert.ThrowsAsync<FormatException>(() => plugin.RunWorkerAsync<int>(null!, (_, _) => throw new FormatException(), TestContext.Current.CancellationToken));

        Assert.Equal(["before", "after"], log);

        Task Log(string what)
        {
            log.Add(what);
            return Task.CompletedTask;
        }
    }

    [Workflow]
    public class OneStepWorkflow
    {
        [Activity]
        public static void DoNothing()
        {
        }

        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;
    }

    private sealed class Interceptor : IClientInterceptor
    {
        public ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) => nextInterceptor;
    }
}
