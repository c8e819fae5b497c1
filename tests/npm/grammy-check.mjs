// A bot written with somebody else's client. It answers what the test sends through the simulator, and ends on /stop.
import { Bot, InlineKeyboard, InputFile } from "grammy";

const [token, apiRoot] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });

bot.command("ping", (ctx) =>
  ctx.reply("<b>pong</b> &amp; more", {
    parse_mode: "HTML",
    reply_parameters: { message_id: ctx.message.message_id },
    reply_markup: new InlineKeyboard().text("again", "again"),
  }));
bot.command("photo", (ctx) => ctx.replyWithPhoto(new InputFile(Buffer.from([0x89, 0x50, 0x4e, 0x47]), "a.png"), { caption: "a photo" }));
bot.command("fail", async (ctx) => {
  const answer = await ctx.reply("<p>", { parse_mode: "HTML" }).catch((error) => error);
  await ctx.reply(`${answer.error_code} ${answer.description}`);
});
bot.command("stop", (ctx) => ctx.reply("stopping").then(() => bot.stop()));
bot.callbackQuery("again", async (ctx) => {
  await ctx.answerCallbackQuery({ text: "pressed" });
  await ctx.editMessageText("edited");
});
bot.on("inline_query", (ctx) =>
  ctx.answerInlineQuery([
    { type: "article", id: "1", title: ctx.inlineQuery.query, input_message_content: { message_text: "found" } },
  ]));
bot.on("my_chat_member", (ctx) => ctx.reply(`hello ${ctx.myChatMember.new_chat_member.status}`));

await bot.api.setMyCommands([{ command: "ping", description: "answers" }]);
await bot.start({ onStart: (me) => console.log(`started ${me.username}`) });
console.log("stopped");
