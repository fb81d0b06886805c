import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, upload } from "@/api/client";
import type { Of } from "@/api/types";

const KEY = ["me", "signature"];
const PLACE = "/api/v1/me/signature";

/** The picture I sign with, if I keep one. */
export function useOwnSignature() {
  return useQuery({ queryKey: KEY, queryFn: () => taken(api.GET(PLACE)) });
}

/** Where the picture itself lies; another picture is another address. */
export const pictureAt = (picture: Of<"SignaturePicture">) => `${PLACE}/content?${picture.digest}`;

/** Keeps a picture, or removes it where none is given. */
export function useKeepSignature() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File | null) => {
      if (!file) return taken(api.DELETE(PLACE));
      const form = new FormData();
      form.set("file", file);
      return upload<Of<"OwnSignature">>(PLACE, form, undefined, "PUT");
    },
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
