import { Link } from "react-router";
import { usePower } from "../queries";

/** A power by its number and name, where only its id is kept. */
export function PowerName({ id }: { id: string }) {
  const { data } = usePower(id);
  return <Link to={`/powers/${id}`}>{data ? `${data.number} ${data.name}` : id}</Link>;
}
