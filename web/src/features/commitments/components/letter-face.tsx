import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { type Letter, type LetterText, LISTED, useNamedPoints } from "../queries";
import "../commitments.css";

/** The letter as it will lie on paper; the words themselves are always Chinese. */
export function LetterFace({ letter, text }: { letter: Letter; text: LetterText }) {
  const { t } = useTranslation("commitments");
  return (
    <article className="letter" lang="zh-CN" aria-label={text.title}>
      <p className="letter-number">{letter.number}</p>
      <h2>{text.title}</h2>
      <p>{text.addressee}</p>
      <p className="letter-indent">{text.opening}</p>
      <ol className="letter-clauses">{text.clauses.map((one, index) => <li key={index}>{one}</li>)}</ol>
      <p className="letter-indent">{text.breach}</p>
      <p className="letter-indent">{text.duration}</p>
      <Points letter={letter} text={text} />
      {text.foremost && text.foremost.length > 0 && (
        <>
          <h3>{t("face.foremost")}</h3>
          <ol>
            {text.foremost.map((one) => <li key={one.number}>{one.number} {one.title}{one.measures.length > 0 && `：${one.measures.join("；")}`}</li>)}
          </ol>
        </>
      )}
      {text.members && text.members.length > 0 && <p>{t("face.members")}{text.members.map((one) => `${one.post} ${one.name}`).join("、")}</p>}
      <p className="letter-sign">{t("face.signer")}{letter.signing_method === "picture" && <img className="letter-picture" src={`/api/v1/commitments/${letter.id}/signature`} alt={t("sign.picture", { name: text.person })} />}{text.person}（{text.post}）</p>
      <p className="letter-copies">{text.copies}</p>
    </article>
  );
}

/** The letter names numbers only; on the screen each is told by its title and leads to the point. */
function Points({ letter, text }: { letter: Letter; text: LetterText }) {
  const { t } = useTranslation("commitments");
  const { data: known } = useNamedPoints(letter, text.risk_points.length);
  const [high = 0, medium = 0, low = 0] = text.points_by_rank;
  return (
    <section className="letter-points">
      <h3>{t("face.points", { count: text.risk_points.length })}</h3>
      {text.power_count != null && <p>{t("face.scope", { powers: text.power_count })}</p>}
      {text.risk_points.length === 0 ? (
        <p>{t("face.noPoints")}</p>
      ) : text.risk_points.length > LISTED ? (
        <p><GradeMark rank={1} /> {high}　<GradeMark rank={2} /> {medium}　<GradeMark rank={3} /> {low}</p>
      ) : (
        <ul>
          {text.risk_points.map((one) => {
            const point = known?.get(one.number);
            return <li key={one.number}>{one.number} <GradeMark rank={one.rank} label={one.grade} /> {point && <Link className="no-print" to={`/risks/${point.id}`}>{point.title}</Link>}</li>;
          })}
        </ul>
      )}
    </section>
  );
}
