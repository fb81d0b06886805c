export default function ConfirmationsPage() {
  return null;
}
