namespace Temporalio.Client.Interceptors;

/// <summary>Puts itself between a client and its calls.</summary>
public interface IClientInterceptor
{
    /// <summary>Makes the interceptor of a client.</summary>
    /// <param name="nextInterceptor">The next one inwards, to pass calls on to.</param>
    /// <returns>The interceptor, or the next one to leave the client alone.</returns>
    ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) => nextInterceptor;
}
