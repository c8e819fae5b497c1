using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Sending;

/// <summary>What stands where a photo was taken away: light grey, 320 by 180.</summary>
internal static class BlankPicture
{
    public static readonly PhotoUpload Upload = new("empty.png", Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAUAAAAC0CAAAAADAj6rNAAAA80lEQVR42u3QMQ0AAAwDoPr3WC8VsWsJSCDlJAoEChQoEIECBQpEoECBAhEoUKBABAoU"
        + "KBCBAgUKRKBAgQIRKFCgQAQKFCgQgQIFCkSgQIECBSJQoECBCBQoUCACBQoUiECBAgUiUKBAgQgUKFAgAgUKFIhAgQIFIlCgQIEIFChQoEAFAgUKFIhA"
        + "gQIFIlCgQIEIFChQIAIFChSIQIECBSJQoECBCBQoUCACBQoUiECBAgUiUKBAgQIRKFCgQAQKFCgQgQIFCkSgQIECEShQoEAEChQoEIECBQpEoECBAhEo"
        + "UKBABAoUKFCgAoECBQpEoMCfBoBnSF+yjWWxAAAAAElFTkSuQmCC"));
}
