using System.Globalization;
using static Tocsin.Tests.Campaigns.CampaignBuilder;

namespace Tocsin.Tests.Schedules;

/// <summary>What people write, in four languages, with the wall-clock times that they mean. It is Friday 20 November 2026, 13:00 in Paris.</summary>
public sealed class PlainWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("every friday 18:00", "11-20 18:00, 11-27 18:00, 12-04 18:00")]
    [InlineData("Every Friday at 6pm", "11-20 18:00, 11-27 18:00")]
    [InlineData("every day at 9", "11-21 09:00, 11-22 09:00")]
    [InlineData("every day at noon", "11-21 12:00, 11-22 12:00")]
    [InlineData("every day 9:00, 18:30", "11-20 18:30, 11-21 09:00, 11-21 18:30")]
    [InlineData("every day at 9 and 18", "11-20 18:00, 11-21 09:00")]
    [InlineData("daily at 06:15", "11-21 06:15, 11-22 06:15")]
    [InlineData("every day at 6 in the evening", "11-20 18:00, 11-21 18:00")]
    [InlineData("every day at 6 a.m.", "11-21 06:00")]
    [InlineData("weekdays 8:30", "11-23 08:30, 11-24 08:30, 11-25 08:30, 11-26 08:30, 11-27 08:30, 11-30 08:30")]
    [InlineData("mon-fri 8:30", "11-23 08:30, 11-24 08:30")]
    [InlineData("saturday to monday 8:30", "11-21 08:30, 11-22 08:30, 11-23 08:30, 11-28 08:30")]
    [InlineData("weekends 10:00", "11-21 10:00, 11-22 10:00, 11-28 10:00")]
    [InlineData("fridays and mondays at 18:00", "11-20 18:00, 11-23 18:00, 11-27 18:00")]
    [InlineData("every 2 weeks on mon,thu 8:00", "11-23 08:00, 11-26 08:00, 12-07 08:00, 12-10 08:00")]
    [InlineData("every two weeks on friday 18:00", "11-20 18:00, 12-04 18:00")]
    [InlineData("every other friday 18:00", "11-20 18:00, 12-04 18:00")]
    [InlineData("every 2 weeks on mon,thu 8:00 until 2026-12-07", "11-23 08:00, 11-26 08:00, 12-07 08:00, -")]
    [InlineData("every 2 weeks on mon 8:00 from 2026-11-30", "11-30 08:00, 12-14 08:00")]
    [InlineData("every 3 days at 12:00", "11-21 12:00, 11-24 12:00")]
    [InlineData("every third day at 12:00", "11-21 12:00, 11-24 12:00")]
    [InlineData("every month on the 1st 10:00", "12-01 10:00, 2027-01-01 10:00")]
    [InlineData("every month on the 1st and 15th at 10:00", "12-01 10:00, 12-15 10:00, 2027-01-01 10:00")]
    [InlineData("every 2 months on day 20 10:00", "12-20 10:00, 2027-02-20 10:00")]
    [InlineData("the 15th of every month at 9:00", "12-15 09:00")]
    [InlineData("every month on the first monday 10:00", "12-07 10:00, 2027-01-04 10:00")]
    [InlineData("the first and third monday of every month 10:00", "12-07 10:00, 12-21 10:00, 2027-01-04 10:00")]
    [InlineData("every last friday 18:00", "11-27 18:00, 12-25 18:00")]
    [InlineData("the last day of every month at 20:00", "11-30 20:00, 12-31 20:00, 2027-01-31 20:00, 2027-02-28 20:00")]
    [InlineData("first day of every month 8:00", "12-01 08:00, 2027-01-01 08:00")]
    [InlineData("every year on 25 november at 10:00", "11-25 10:00, 2027-11-25 10:00")]
    [InlineData("every may 1st 12:00", "2027-05-01 12:00")]
    [InlineData("every 6 hours", "11-20 19:00, 11-21 01:00")]
    [InlineData("every 90 minutes until 2026-11-20", "11-20 14:30, 11-20 16:00, 11-20 17:30, 11-20 19:00, 11-20 20:30, 11-20 22:00, 11-20 23:30, -")]
    [InlineData("once 2026-12-10 09:30", "12-10 09:30, -")]
    [InlineData("once on 10 december 2026 at 9:30", "12-10 09:30, -")]
    [InlineData("december 10, 2026 9:30", "12-10 09:30, -")]
    [InlineData("2026-12-10T09:30", "12-10 09:30, -")]
    [InlineData("once thursday 10 december 2026 9:30", "12-10 09:30, -")]
    [InlineData("once 25/12/2026 9:30", "12-25 09:30, -")]
    [InlineData("once 15 seconds after the first start", "11-20 13:00:15, -")]
    [InlineData("2 minutes after the first start", "11-20 13:02, -")]
    [InlineData("once a week on monday 18:00", "11-23 18:00, 11-30 18:00")]
    public void English(string text, string meant) => Means(text, meant);

    [Theory]
    [InlineData("chaque vendredi 18h", "11-20 18:00, 11-27 18:00")]
    [InlineData("tous les lundis à 9h30", "11-23 09:30, 11-30 09:30")]
    [InlineData("tous les jours à 18 heures", "11-20 18:00, 11-21 18:00")]
    [InlineData("chaque jour à 9", "11-21 09:00")]
    [InlineData("les mardis et jeudis à 20h15", "11-24 20:15, 11-26 20:15")]
    [InlineData("du lundi au vendredi à 8h30", "11-23 08:30, 11-24 08:30")]
    [InlineData("en semaine 8h30", "11-23 08:30")]
    [InlineData("toutes les 2 semaines le lundi et le jeudi à 8h jusqu'au 7 décembre 2026", "11-23 08:00, 11-26 08:00, 12-07 08:00, -")]
    [InlineData("toutes les deux semaines le vendredi à 18h", "11-20 18:00, 12-04 18:00")]
    [InlineData("tous les mois le 1er à 10h", "12-01 10:00, 2027-01-01 10:00")]
    [InlineData("le 15 de chaque mois à 10h", "12-15 10:00")]
    [InlineData("le premier lundi de chaque mois à 10h", "12-07 10:00, 2027-01-04 10:00")]
    [InlineData("chaque dernier vendredi du mois à 18h", "11-27 18:00, 12-25 18:00")]
    [InlineData("une fois le 10 décembre 2026 à 9h30", "12-10 09:30, -")]
    [InlineData("chaque année le 25 novembre à 10h", "11-25 10:00")]
    [InlineData("tous les jours à 6 heures du soir", "11-20 18:00")]
    [InlineData("tous les jours à midi", "11-21 12:00")]
    [InlineData("une fois 15 secondes après le premier démarrage", "11-20 13:00:15, -")]
    [InlineData("à partir du 2026-12-01 chaque mardi 8h", "12-01 08:00, 12-08 08:00")]
    public void French(string text, string meant) => Means(text, meant);

    [Theory]
    [InlineData("cada viernes a las 18:00", "11-20 18:00, 11-27 18:00")]
    [InlineData("todos los días a las 9", "11-21 09:00")]
    [InlineData("los lunes y jueves a las 8:00", "11-23 08:00, 11-26 08:00")]
    [InlineData("de lunes a viernes a las 8:30", "11-23 08:30, 11-24 08:30")]
    [InlineData("los días lunes y jueves a las 20:00", "11-23 20:00, 11-26 20:00")]
    [InlineData("cada 2 semanas los lunes y jueves a las 8:00 hasta el 7 de diciembre de 2026", "11-23 08:00, 11-26 08:00, 12-07 08:00, -")]
    [InlineData("cada mes el día 1 a las 10:00", "12-01 10:00")]
    [InlineData("el día 15 de cada mes a las 10", "12-15 10:00")]
    [InlineData("el primer lunes de cada mes a las 10:00", "12-07 10:00")]
    [InlineData("cada último viernes a las 18:00", "11-27 18:00, 12-25 18:00")]
    [InlineData("todos los sábados a las 6 de la tarde", "11-21 18:00")]
    [InlineData("cada día a las 9 de la noche", "11-20 21:00")]
    [InlineData("cada día a las once", "11-21 11:00")]
    [InlineData("una vez el 10 de diciembre de 2026 a las 9:30", "12-10 09:30, -")]
    [InlineData("cada año el 25 de noviembre a las 10:00", "11-25 10:00")]
    [InlineData("una vez 15 segundos después del primer arranque", "11-20 13:00:15, -")]
    [InlineData("una vez a la semana el lunes a las 18:00", "11-23 18:00, 11-30 18:00")]
    public void Spanish(string text, string meant) => Means(text, meant);

    [Theory]
    [InlineData("كل جمعة الساعة 18:00", "11-20 18:00, 11-27 18:00")]
    [InlineData("كل يوم جمعة الساعة ١٨:٠٠", "11-20 18:00, 11-27 18:00")]
    [InlineData("كل يوم الساعة ٩", "11-21 09:00")]
    [InlineData("يوميًا الساعة 6 مساءً", "11-20 18:00")]
    [InlineData("كل يوم في الساعة السادسة مساء", "11-20 18:00")]
    [InlineData("أيام الاثنين والخميس الساعة 8:00", "11-23 08:00, 11-26 08:00")]
    [InlineData("من الاثنين إلى الجمعة الساعة 8:30", "11-23 08:30, 11-24 08:30")]
    [InlineData("كل أسبوعين يوم الاثنين والخميس الساعة 8:00 حتى 2026-12-07", "11-23 08:00, 11-26 08:00, 12-07 08:00, -")]
    [InlineData("كل 3 أيام الساعة 12:00", "11-21 12:00, 11-24 12:00")]
    [InlineData("كل شهر في اليوم 1 الساعة 10:00", "12-01 10:00")]
    [InlineData("أول جمعة من كل شهر الساعة 18:00", "12-04 18:00")]
    [InlineData("الجمعة الأخيرة من كل شهر الساعة 18:00", "11-27 18:00")]
    [InlineData("آخر يوم من كل شهر الساعة 20:00", "11-30 20:00")]
    [InlineData("مرة واحدة في 10 ديسمبر 2026 الساعة 9:30", "12-10 09:30, -")]
    [InlineData("مرة واحدة 10 كانون الأول 2026 الساعة 9:30", "12-10 09:30, -")]
    [InlineData("كل سنة في 25 تشرين الثاني الساعة 10:00", "11-25 10:00")]
    [InlineData("مرة واحدة 15 ثانية بعد أول تشغيل", "11-20 13:00:15, -")]
    [InlineData("\u200fكل جُمُعة، الساعة 18:00\u200e", "11-20 18:00")]
    public void Arabic(string text, string meant) => Means(text, meant);

    [Theory]
    [InlineData("cron 0 0 18 ? * FRI", "11-20 18:00, 11-27 18:00")]
    [InlineData("0 0 18 ? * FRI", "11-20 18:00, 11-27 18:00")]
    [InlineData("0 18 * * 5", "11-20 18:00, 11-27 18:00")]
    [InlineData("30 8 * * mon-fri", "11-23 08:30, 11-24 08:30")]
    [InlineData("cron 0 0/30 9-17 ? * MON-FRI", "11-20 13:30, 11-20 14:00")]
    [InlineData("CRON 0 0 10 L * ?", "11-30 10:00, 12-31 10:00")]
    [InlineData("0 0 10 ? * 6L 2026", "11-27 10:00, 12-25 10:00, -")]
    public void Cron(string text, string meant) => Means(text, meant);

    [Theory]
    [InlineData("every friday 18:00 Asia/Beirut", "Asia/Beirut", "11-20 18:00")]
    [InlineData("every friday 18:00 asia/beirut", "Asia/Beirut", "11-20 18:00")]
    [InlineData("every friday 18:00 (America/New_York)", "America/New_York", "11-20 18:00")]
    [InlineData("chaque vendredi 18h UTC", "UTC", "11-20 18:00")]
    [InlineData("0 18 * * FRI America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires", "11-20 18:00")]
    [InlineData("once 15 seconds after the first start Europe/Paris", "Europe/Paris", "11-20 13:00:15")]
    public void A_zone_at_the_end_stands_above_the_default(string text, string zone, string first)
    {
        var rule = Rule(text, "Europe/London");

        Assert.Equal(zone, rule.Zone);
        Assert.Equal(first, Shown(rule.NextAfter(Now, Now)!.Value.Local));
    }

    private static void Means(string text, string meant)
    {
        var rule = Rule(text, "Europe/Paris");
        Assert.Equal((text, "Europe/Paris"), (rule.Text, rule.Zone));

        var times = rule.AllAfter(Now, Now).Select(instant => Shown(instant.Local)).Append("-").Take(meant.Split(", ").Length);

        Assert.Equal(meant, string.Join(", ", times));
    }

    private static string Shown(DateTime local) =>
        local.ToString(
            (local.Year == Now.Year ? "" : "yyyy-") + "MM-dd HH:mm" + (local.Second == 0 ? "" : ":ss"), CultureInfo.InvariantCulture);
}
