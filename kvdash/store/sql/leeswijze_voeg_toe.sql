INSERT INTO cijfers.leeswijze (upload, profiel, aanvaard, bijlagen) VALUES ($id, $profiel, $aanvaard, $bijlagen)
