using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tocsin.Core.Organizers.Appointing;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Organizers.Halting;
using Tocsin.Core.Organizers.Notices;

namespace Tocsin.Core.Organizers;

/// <summary>Puts together who may do what, and the log of what they did.</summary>
public static class OrganizerServices
{
    /// <summary>Needs <c>Database</c>, <c>DatabaseOptions</c>, a clock and the configuration.</summary>
    public static IServiceCollection AddOrganizers(this IServiceCollection services)
    {
        services.AddOptions<OrganizerOptions>().BindConfiguration(OrganizerOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<OrganizerOptions>, ValidateOrganizerOptions>()
            .AddSingleton<OrganizerKey>()
            .AddSingleton<Roster>()
            .AddSingleton<AuditLog>()
            .AddSingleton<AuditReader>()
            .AddSingleton<KeyCheck>()
            .AddSingleton<WrongTries>()
            .AddSingleton<Appointments>()
            .AddSingleton<HaltDesk>();
    }

    /// <summary>Posts notices into the organizers' rooms while the bot runs. Needs delivery, dispatch and commands.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services) =>
        services.AddSingleton<NoticePoster>().AddHostedService<NoticeService>();
}
