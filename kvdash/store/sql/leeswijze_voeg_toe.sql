INSERT INTO cijfers.leeswijze (upload, profiel, aanvaard) VALUES ($id, $profiel, $aanvaard)
