/** Says how much was looked at, at less cost than any formatter that prints the messages. */
export default function count(results) {
  const messages = results.flatMap((result) => result.messages);
  return `files=${results.length} messages=${messages.length} unparsed=${messages.filter((message) => message.fatal).length}`;
}
