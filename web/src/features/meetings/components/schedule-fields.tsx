import { Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { DayField, HourInput } from "@/shared/form/day-field";

/** What a meeting is called, when and where it is held. */
export function ScheduleFields() {
  const { t } = useTranslation("meetings");
  return (
    <>
      <Form.Item name="title" label={t("meeting.title")} rules={[{ required: true, max: 200 }]}>
        <Input />
      </Form.Item>
      <Flex gap="middle" wrap>
        <DayField name="held_on" label={t("meeting.heldOn")} rules={[{ required: true }]} />
        <Form.Item name="hour" label={t("meeting.hour")}>
          <HourInput />
        </Form.Item>
        <Form.Item name="place" label={t("meeting.place")} className="grows">
          <Input maxLength={100} />
        </Form.Item>
      </Flex>
    </>
  );
}
