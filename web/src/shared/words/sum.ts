/** A sum of money as it is read aloud: 3,860,000.00. */
export function sum(amount: string | number | null | undefined): string {
  if (amount == null || amount === "") return "";
  const [whole = "", part = "00"] = String(amount).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${part.padEnd(2, "0")}`;
}
