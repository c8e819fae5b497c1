// A bot written with somebody else's client. It answers what the test does through the simulator, and ends on /stop.
import {
  ActionRowBuilder, AttachmentBuilder, ButtonBuilder, ButtonStyle, Client, EmbedBuilder, Events, GatewayIntentBits, MessageFlags, SlashCommandBuilder,
} from "discord.js";

const [token, api] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });

client.once(Events.ClientReady, async (ready) => {
  await ready.application.commands.set([
    new SlashCommandBuilder().setName("ping").setDescription("answers")
      .addStringOption((option) => option.setName("words").setDescription("any").setRequired(true).setAutocomplete(true)),
    new SlashCommandBuilder().setName("stop").setDescription("ends"),
  ]);
  const guild = ready.guilds.cache.first();
  const channel = guild.channels.cache.find((candidate) => candidate.name === "general");
  const message = await channel.send({
    embeds: [new EmbedBuilder().setTitle("an embed").setDescription(`in ${guild.name}`)],
    files: [new AttachmentBuilder(Buffer.from([1, 2, 3]), { name: "a.png", description: "three bytes" })],
    allowedMentions: { parse: [] },
    nonce: "once",
    enforceNonce: true,
  });
  await message.edit({ content: "edited" });
  const passing = await channel.send("passing");
  await passing.delete();
  const failed = await channel.send({ content: "x".repeat(2001) }).catch((error) => error);
  await channel.send(`${failed.status} ${failed.code}`);
  console.log(`ready ${ready.user.username}`);
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: `${interaction.options.getFocused()}…`, value: "one" }]);
  } else if (interaction.isButton()) {
    await interaction.update({ content: "pressed", components: [] });
  } else if (interaction.commandName === "ping") {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({
      content: `pong ${interaction.options.getString("words")}`,
      components: [new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId("again").setLabel("again").setStyle(ButtonStyle.Secondary))],
    });
    await interaction.followUp({ content: "and more", flags: MessageFlags.Ephemeral });
  } else {
    await interaction.reply("stopping");
    await client.destroy();
    console.log("stopped");
  }
});

await client.login(token);
