using System.Linq.Expressions;
using System.Reflection;

namespace Temporalio.Common.Invocations;

/// <summary>Reads calls out of lambdas such as <c>wf => wf.RunAsync(1, name)</c>.</summary>
internal static class ExpressionCalls
{
    /// <summary>Finds the method that a lambda calls, and the values it would pass. The receiver is not evaluated.</summary>
    /// <param name="lambda">A lambda that is a single call.</param>
    /// <returns>The method and the values.</returns>
    /// <exception cref="ArgumentException">The lambda is something else.</exception>
    public static (MethodInfo Method, IReadOnlyCollection<object?> Arguments) Extract(LambdaExpression lambda)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        var body = lambda.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : lambda.Body;
        if (body is not MethodCallExpression call)
        {
            throw new ArgumentException($"'{lambda}' must be one call of a method.", nameof(lambda));
        }

        if (call.Object is not null && lambda.Parameters.Count > 0 && call.Object != lambda.Parameters[0])
        {
            throw new ArgumentException($"'{lambda}' must call a method of its own parameter.", nameof(lambda));
        }

        var values = new object?[call.Arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(call.Arguments[i]);
        }

        return (call.Method, values);
    }

    /// <summary>Finds the property that a lambda reads, or null if it reads none.</summary>
    /// <param name="lambda">A lambda that is a read of a property.</param>
    /// <returns>The property.</returns>
    public static PropertyInfo? ExtractProperty(LambdaExpression lambda)
        => (lambda.Body as MemberExpression)?.Member as PropertyInfo;

    // Constants and captured variables, which is nearly all there is, without compiling anything.
    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member
            => field.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        MemberExpression { Member: PropertyInfo property } member
            => property.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert
            when convert.Type.IsAssignableFrom(convert.Operand.Type) => Evaluate(convert.Operand),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)(),
    };
}
